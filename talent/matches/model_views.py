"""The pages on which staff compare matching models and decide which is in use."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from matching.taxonomy import Taxonomy
from models import MatchModel, ModelStatus
from talent.access import OFFICE
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow, current_person
from talent.matches import bp, decisions, forms, model_shapes, model_words, queries
from talent.notices import flash_with_undo


@bp.get("/staff/matching")
@allow(*OFFICE)
def models() -> ResponseReturnValue:
    """Show which model is in use, which waits for a decision, and what was decided before."""
    found = queries.models(db.session())
    by_status = {model.status: model for model in reversed(found)}
    champion = by_status.get(ModelStatus.CHAMPION)
    return render_template(
        "matches/models.html",
        models=found,
        champion=champion,
        challenger=by_status.get(ModelStatus.CHALLENGER),
        words=model_words,
    )


@bp.get("/staff/matching/<int:match_model_id>")
@allow(*OFFICE)
def model(match_model_id: int) -> ResponseReturnValue:
    """Show a model beside what is in use, with the decision about it."""
    found, champion = queries.model_and_champion(db.session(), match_model_id)
    form = forms.ModelDecisionForm(against=decisions.version_of(champion))
    return _page(found, champion, form)


@bp.post("/staff/matching/<int:match_model_id>/decide")
@allow(*OFFICE)
def decide_model(match_model_id: int) -> ResponseReturnValue:
    """Put a model into use, or refuse it."""
    session, user, form = db.session(), current_person(), forms.ModelDecisionForm()
    found, champion = queries.model_and_champion(session, match_model_id)
    if not form.validate_on_submit():
        return _page(found, champion, form)
    against, reason = form.against.data or "", form.reason.data or ""
    try:
        if form.decision.data == "use":
            decisions.put_into_use(session, user.id, found, against, reason)
        else:
            decisions.refuse(session, user.id, found, reason)
    except InvalidError as error:
        form.refuse(error)
        return _page(found, champion, form)
    session.commit()
    _say(found, used=form.decision.data == "use")
    return redirect(url_for("matches.models"), 303)


@bp.post("/staff/matching/<int:match_model_id>/rollback")
@allow(*OFFICE)
def rollback_model(match_model_id: int) -> ResponseReturnValue:
    """Go back from this model to the one before it."""
    session, user = db.session(), current_person()
    found = queries.model(session, match_model_id)
    version = decisions.rollback(session, user.id, found.version)
    session.commit()
    flash(_("In use now: %(model)s.", model=model_words.version_name(version)))
    return redirect(url_for("matches.models"), 303)


@bp.post("/staff/matching/<int:match_model_id>/reopen")
@allow(*OFFICE)
def reopen_model(match_model_id: int) -> ResponseReturnValue:
    """Take a refusal back."""
    session, user = db.session(), current_person()
    found = queries.model(session, match_model_id)
    decisions.consider_again(session, user.id, found)
    session.commit()
    flash(_("Model %(model)s waits for a decision again.", model=found.version))
    return redirect(url_for("matches.model", match_model_id=found.id), 303)


def _say(found: MatchModel, *, used: bool) -> None:
    endpoint = "matches.rollback_model" if used else "matches.reopen_model"
    text = (
        _("Model %(model)s is in use, on every page from now on.", model=found.version)
        if used
        else _("Model %(model)s is refused.", model=found.version)
    )
    flash_with_undo(text, url_for(endpoint, match_model_id=found.id))


def _page(
    found: MatchModel, champion: MatchModel | None, form: forms.ModelDecisionForm
) -> ResponseReturnValue:
    version = decisions.version_of(champion)
    card_now = champion.card if champion and champion.id != found.id else None
    page = render_template(
        "matches/model.html",
        model=found,
        card=found.card,
        compared=model_words.comparison(found.card),
        drawings=model_shapes.drawings(found.card, card_now),
        in_use=version,
        card_now=card_now,
        concepts=Taxonomy.load().version,
        words=model_words,
        form=form,
    )
    return page, 422 if form.errors else 200
