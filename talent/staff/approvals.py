"""The pages on which staff approve organisations."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from models import Approval, Organisation
from talent.access import OFFICE
from talent.errors import InvalidError
from talent.extensions import db
from talent.filtered_lists import filtered_list
from talent.guards import allow, current_person
from talent.notices import flash_with_undo
from talent.staff import bp, forms, queries, words
from talent.staff import organisations as service


@bp.get("/organisations")
@allow(*OFFICE)
def organisations() -> ResponseReturnValue:
    """List organisations, narrowed by the filters in the address."""
    form = forms.OrganisationFilters(request.args)
    query = queries.organisations(form.status.data, form.q.data or "")
    return render_template(
        "staff/organisations.html",
        tones=words.APPROVAL_TONES,
        age=words.age,
        **filtered_list(db.session(), query, form, "staff.organisations"),
    )


@bp.post("/organisations/approve")
@allow(*OFFICE)
def approve_organisations() -> ResponseReturnValue:
    """Approve the chosen organisations at once."""
    session = db.session()
    done = service.approve_chosen(session, current_person(), _ids(request.form.getlist("chosen")))
    session.commit()
    if not done:
        flash(_("No organisation was chosen that still waits for approval."), "info")
    else:
        text = ngettext(
            "%(num)s organisation approved.", "%(num)s organisations approved.", len(done)
        )
        _flash_with_undo(text, done)
    return redirect(url_for("staff.organisations", status="pending"), 303)


@bp.post("/organisations/undo")
@allow(*OFFICE)
def undo_organisations() -> ResponseReturnValue:
    """Take decisions about organisations back."""
    session = db.session()
    count = service.undo(session, current_person(), _ids(request.args.get("ids", "").split(",")))
    session.commit()
    flash(
        ngettext(
            "%(num)s organisation waits for approval again.",
            "%(num)s organisations wait for approval again.",
            count,
        )
    )
    return redirect(url_for("staff.organisations", status="pending"), 303)


@bp.get("/organisations/<int:organisation_id>")
@allow(*OFFICE)
def organisation(organisation_id: int) -> ResponseReturnValue:
    """Show an organisation with what is decided on."""
    found = queries.organisation(db.session(), organisation_id)
    return _page(found, forms.OrganisationDecisionForm(version=found.version))


@bp.post("/organisations/<int:organisation_id>/decide")
@allow(*OFFICE)
def decide_organisation(organisation_id: int) -> ResponseReturnValue:
    """Approve or decline an organisation."""
    session, user, form = db.session(), current_person(), forms.OrganisationDecisionForm()
    found = queries.organisation(session, organisation_id)
    if not form.validate_on_submit():
        return _page(found, form)
    act = service.approve if form.decision.data == "approved" else service.decline
    try:
        act(session, user, found, words.number(form.version.data), form.note.data or "")
    except InvalidError as error:
        form.refuse(error)
        return _page(found, form)
    session.commit()
    _flash_with_undo(_said(found), [found.id])
    return redirect(url_for("staff.organisations", status="pending"), 303)


def _said(found: Organisation) -> str:
    if found.approval is Approval.APPROVED:
        return str(_("%(name)s is approved and may publish roles.", name=found.name))
    return str(_("%(name)s is declined. Its people are told why.", name=found.name))


def _flash_with_undo(text: str, ids: list[int]) -> None:
    flash_with_undo(text, url_for("staff.undo_organisations", ids=",".join(map(str, ids))))


def _ids(texts: list[str]) -> list[int]:
    return [number for text in texts if (number := words.number(text))]


def _page(found: Organisation, form: forms.OrganisationDecisionForm) -> ResponseReturnValue:
    page = render_template(
        "staff/organisation.html", organisation=found, form=form, tones=words.APPROVAL_TONES
    )
    return page, 422 if form.errors else 200
