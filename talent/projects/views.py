"""The public pages of projects."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from talent.access import OFFICE
from talent.cleaning import clean_line
from talent.extensions import db
from talent.guards import anyone, signed_in
from talent.locale import language as reader_language
from talent.projects import bp, forms, queries
from talent.projects.queries import Wanted


@bp.get("")
@anyone
def index() -> ResponseReturnValue:
    """List the portfolio."""
    form = forms.FilterForm(request.args)
    q = clean_line(request.args.get("q"))[:100]
    wanted = Wanted(q=q, language=reader_language(), **form.values())
    portfolio = queries.listed(db.session(), wanted, request.args.get("page", 1, int))
    return render_template(
        "projects/index.html", portfolio=portfolio, wanted=wanted, filter=form, page_url=page_url
    )


@bp.get("/<int:project_id>")
@anyone
def show(project_id: int) -> ResponseReturnValue:
    """Show a project: what it is, its plan against what became of it, its open roles."""
    user = signed_in()
    page = queries.shown(db.session(), project_id)
    for_office = user is not None and user.role in OFFICE
    return render_template("projects/show.html", page=page, for_office=for_office)


def page_url(number: int) -> str:
    """Return the address of another page of the same list."""
    asked = {**request.args.to_dict(), **(request.view_args or {}), "page": number}
    return url_for(request.endpoint or "projects.index", **asked)
