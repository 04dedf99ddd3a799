"""The pages of placements."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Application, Placement, Role
from talent.access import OFFICE
from talent.downloads import attachment
from talent.errors import InvalidError, NotFoundError
from talent.extensions import db
from talent.guards import allow, current_person
from talent.notices import flash_with_undo
from talent.placements import bp, decisions, forms, listing, queries, rules, service, words
from talent.projects.words import project_name
from talent.uploads import upload_of


@bp.get("")
@allow(*OFFICE)
def index() -> ResponseReturnValue:
    """List hires, narrowed by the filters in the address."""
    return render_template("placements/index.html", **listing.page_values())


@bp.post("/export")
@allow(*OFFICE)
def export() -> ResponseReturnValue:
    """Download the listed hires; a POST, since that names are taken out is noted."""
    session = db.session()
    response = listing.download(session, current_person())
    session.commit()
    return response


@bp.route("/new/<int:application_id>", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
def new(application_id: int) -> ResponseReturnValue:
    """Record the hire of somebody who accepted an offer."""
    session, user = db.session(), current_person()
    application = queries.to_hire(session, user, application_id)
    known = service.of_application(session, application.id)
    if known:
        return redirect(url_for("placements.show", placement_id=known), 303)
    rules.check_stage(application)
    form = forms.HireForm(**_offered(application))
    if form.validate_on_submit():
        try:
            placement = service.record_hire(
                session, user, application, _hire(form), upload_of(form.file.data)
            )
        except InvalidError as error:
            form.refuse(error)
        else:
            session.commit()
            flash(_("The hire is recorded. The university looks at its evidence next."))
            return redirect(url_for("placements.show", placement_id=placement.id), 303)
    return _hire_page(form, application, None)


@bp.get("/of/<int:application_id>")
@allow(*Role)
def of_application(application_id: int) -> ResponseReturnValue:
    """Lead from an application to its hire, those whom it concerns."""
    session = db.session()
    known = service.of_application(session, application_id)
    placement = queries.visible(session, current_person(), known or 0)
    return redirect(url_for("placements.show", placement_id=placement.id), 303)


@bp.route("/<int:placement_id>/correct", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
def correct(placement_id: int) -> ResponseReturnValue:
    """Correct a hire, or bring better evidence for it."""
    session, user = db.session(), current_person()
    placement = queries.visible(session, user, placement_id)
    form = forms.HireForm(**vars(service.hire_of(placement)))
    if form.validate_on_submit():
        try:
            service.correct(session, user, placement, _hire(form), upload_of(form.file.data))
        except InvalidError as error:
            form.refuse(error)
        else:
            session.commit()
            flash(_("Your changes are saved. The university looks at the hire again."))
            return redirect(url_for("placements.show", placement_id=placement.id), 303)
    return _hire_page(form, placement.application, placement)


@bp.get("/<int:placement_id>")
@allow(*Role)
def show(placement_id: int) -> ResponseReturnValue:
    """Show a hire to staff, to the organisation, and to the person hired."""
    placement = queries.visible(db.session(), current_person(), placement_id)
    return _show(placement, forms.DecisionForm(version=placement.version), forms.DisputeForm())


@bp.post("/<int:placement_id>/decide")
@allow(*OFFICE)
def decide(placement_id: int) -> ResponseReturnValue:
    """Verify or refuse a hire."""
    session, user, form = db.session(), current_person(), forms.DecisionForm()
    placement = queries.visible(session, user, placement_id)
    if not form.validate_on_submit():
        return _show(placement, form, forms.DisputeForm())
    act = decisions.verify if form.decision.data == "verified" else decisions.refuse
    try:
        act(session, user, placement, _number(form.version.data), form.note.data or "")
    except InvalidError as error:
        form.refuse(error)
        return _show(placement, form, forms.DisputeForm())
    session.commit()
    _say(placement)
    return redirect(url_for("placements.show", placement_id=placement.id), 303)


@bp.post("/<int:placement_id>/reopen")
@allow(*OFFICE)
def reopen(placement_id: int) -> ResponseReturnValue:
    """Take a decision back."""
    session, user = db.session(), current_person()
    placement = queries.visible(session, user, placement_id)
    decisions.reopen(session, user, placement)
    session.commit()
    flash(_("The decision is taken back. The hire awaits proof again."))
    return redirect(url_for("placements.show", placement_id=placement.id), 303)


@bp.post("/<int:placement_id>/dispute")
@allow(Role.STUDENT)
def dispute(placement_id: int) -> ResponseReturnValue:
    """Say that a hire is not as it was recorded."""
    session, user, form = db.session(), current_person(), forms.DisputeForm()
    placement = queries.visible(session, user, placement_id)
    if not form.validate_on_submit():
        return _show(placement, forms.DecisionForm(), form)
    service.dispute(session, user, placement, form.note.data or "")
    session.commit()
    flash(_("The university has your note and will look at it before it decides."))
    return redirect(url_for("placements.show", placement_id=placement.id), 303)


@bp.post("/<int:placement_id>/settle")
@allow(*OFFICE)
def settle(placement_id: int) -> ResponseReturnValue:
    """Note that an objection is dealt with."""
    session, user = db.session(), current_person()
    placement = queries.visible(session, user, placement_id)
    decisions.settle(session, user, placement)
    session.commit()
    flash(_("The objection is dealt with and no longer waits."))
    return redirect(url_for("placements.show", placement_id=placement.id), 303)


@bp.post("/<int:placement_id>/evidence")
@allow(Role.EMPLOYER, *OFFICE)
def evidence(placement_id: int) -> ResponseReturnValue:
    """Download the document that proves a hire; a POST, since each look is noted."""
    session, user = db.session(), current_person()
    placement = queries.visible(session, user, placement_id)
    file = service.look_at_evidence(session, user, placement)
    if file is None:
        raise NotFoundError
    session.commit()
    return attachment(file)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _offered(application: Application) -> dict[str, Any]:
    accepted = [offer for offer in application.offers if offer.accepted]
    contract = application.posting.contract
    if not accepted:
        return {"contract": contract}
    return {"contract": contract, "start": accepted[-1].start, "pay": accepted[-1].pay}


def _hire(form: forms.HireForm) -> service.Hire:
    return service.Hire(**{key: v for key, v in form.values().items() if key != "file"})


def _hire_page(
    form: forms.HireForm, application: Application, placement: Placement | None
) -> ResponseReturnValue:
    page = render_template(
        "placements/new.html",
        form=form,
        application=application,
        placement=placement,
        hints={kind.value: hint for kind, hint in words.EVIDENCE_HINTS.items()},
    )
    return page, 422 if form.errors else 200


def _say(placement: Placement) -> None:
    text = _("The hire is not verified. Both sides are told why.")
    if placement.status.value == "verified":
        text = _("The hire is verified and counts towards the 30,000.")
        if decisions.counted_through(db.session(), placement):
            text = _(
                "The hire is verified. This person is counted through another hire already, "
                "so the count stays as it is."
            )
    flash_with_undo(text, url_for("placements.reopen", placement_id=placement.id))


def _show(
    placement: Placement, decision: forms.DecisionForm, dispute: forms.DisputeForm
) -> ResponseReturnValue:
    session, user = db.session(), current_person()
    failed = bool(decision.errors or dispute.errors)
    page = render_template(
        "placements/show.html",
        placement=placement,
        names=queries.names(session, placement),
        decision=decision,
        dispute=dispute,
        has_errors=failed,
        is_office=user.role in OFFICE,
        undo_until=decisions.undo_until(session, placement) if user.role in OFFICE else None,
        counted_through=_counted_through(placement),
        tones=words.TONES,
        pay_is_low=rules.pay_is_low(placement),
        project_name=project_name(placement.project),
    )
    return page, 422 if failed else 200


def _counted_through(placement: Placement) -> int | None:
    if current_person().role not in OFFICE:
        return None
    return decisions.counted_through(db.session(), placement)
