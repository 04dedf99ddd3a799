"""The pages of matches."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Form

from models import Role
from talent.extensions import db
from talent.guards import allow, current_member, current_student
from talent.matches import bp, filtering, forms, inviting, ranking, service, words


@bp.get("/matches")
@allow(Role.STUDENT)
def index() -> ResponseReturnValue:
    """Show a student the open roles, best first, with reasons."""
    form = forms.OpeningFilter(request.args)
    asked = _asked(form)
    found = service.openings_for(db.session(), current_student(), asked, _number())
    return render_template(
        "matches/index.html",
        found=found,
        page=found.page,
        most=ranking.MOST,
        cards=[(one, words.scored_words(one.scored)) for one in found.page.items],
        advice=words.skill_names(found.advice.skills),
        advice_count=len(found.advice.opens),
        filter=form,
        in_use=len(asked),
        all_url=url_for("matches.index", **{**asked, "band": filtering.ANY}),
        page_url=_page_url("matches.index", asked),
    )


@bp.get("/roles/<int:posting_id>/candidates")
@allow(Role.EMPLOYER)
def candidates(posting_id: int) -> ResponseReturnValue:
    """Show an employer the graduates for a role, best first, with the same reasons."""
    form = forms.CandidateFilter(request.args)
    asked = _asked(form)
    found = service.candidates_for(
        db.session(), current_member(), posting_id, _key(), asked, _number()
    )
    return render_template(
        "matches/candidates.html",
        found=found,
        listing=found.listing,
        page=found.page,
        most=ranking.MOST,
        cards=[(one, words.scored_words(one.scored)) for one in found.page.items],
        advice=[(words.skill_name(code), count) for code, count in found.advice.without[:1]],
        filter=form,
        in_use=len(asked),
        page_url=_page_url("matches.candidates", {**asked, "posting_id": posting_id}),
    )


@bp.post("/roles/<int:posting_id>/candidates/<reference>/invite")
@allow(Role.EMPLOYER)
def invite(posting_id: int, reference: str) -> ResponseReturnValue:
    """Invite a graduate who has not applied."""
    inviting.invite(db.session(), current_member(), posting_id, reference, _key())
    db.session.commit()
    flash(_("The graduate is invited to apply. You see the name once you shortlist them."))
    return redirect(url_for("matches.candidates", posting_id=posting_id), 303)


def _asked(form: Form) -> dict[str, Any]:
    form.validate()
    return {name: value for name, value in form.data.items() if value and not form[name].errors}


def _number() -> int:
    return request.args.get("page", 1, type=int)


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])


def _page_url(endpoint: str, asked: dict[str, Any]) -> Any:
    return lambda number: url_for(endpoint, **asked, page=number)
