"""The pages of reports."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from talent.access import OFFICE
from talent.extensions import db
from talent.guards import allow
from talent.paging import Page
from talent.projects.words import project_name, quarter_words
from talent.quarters import code_of, read_quarter
from talent.reports import bp, forms
from talent.reports.board import Board, Line, board

_ON_A_PAGE = 50


@bp.get("")
@allow(*OFFICE)
def dashboard() -> ResponseReturnValue:
    """Show planned, posted, filled and verified, and where each number comes from."""
    form = forms.ScopeForm(request.args)
    scope = form.scope()
    values = board(db.session(), scope)
    _offer(form, values)
    return render_template(
        "reports/dashboard.html",
        board=values,
        scope=scope,
        filter=form,
        projects=_page(values.projects, request.args.get("page", 1, int)),
        page_url=_page_url,
    )


def _offer(form: forms.ScopeForm, values: Board) -> None:
    form.project.choices = [
        ("", _("All")),
        *((str(project.id), project_name(project)) for project in values.known_projects),
    ]
    codes = {line.key for line in values.quarters}
    if chosen := read_quarter(form.quarter.data or ""):
        codes.add(code_of(chosen))
        form.quarter.data = code_of(chosen)
    form.quarter.choices = [
        ("", _("All")),
        *((code, quarter_words(read_quarter(code))) for code in sorted(codes)),
    ]


def _page_url(number: int) -> str:
    asked: dict[str, Any] = {**request.args.to_dict(), "page": number}
    return url_for(".dashboard", **asked)


def _page(lines: list[Line], number: int) -> Page[Line]:
    last = max(1, -(-len(lines) // _ON_A_PAGE))
    number = min(max(number, 1), last)
    items = lines[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    return Page(items, number, _ON_A_PAGE, len(lines))
