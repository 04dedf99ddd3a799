"""The pages on which staff approve roles."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from models import District, Posting, today
from talent import quarters
from talent.access import OFFICE
from talent.errors import ConflictError, InvalidError
from talent.extensions import db
from talent.filtered_lists import filtered_list
from talent.guards import allow, current_person
from talent.postings import rules
from talent.postings import service as postings_service
from talent.projects.words import project_choices, project_name
from talent.staff import bp, forms, queries, words


@bp.get("/roles")
@allow(*OFFICE)
def postings() -> ResponseReturnValue:
    """List roles, narrowed by the filters in the address."""
    session = db.session()
    form, wanted = _read(session)
    query = queries.roles(wanted)
    return render_template(
        "staff/postings.html",
        seats=queries.seats(session, query),
        tones=words.ROLE_TONES,
        age=words.age,
        project_name=project_name,
        **filtered_list(session, query, form, "staff.postings"),
    )


def _read(session: Session) -> tuple[forms.RoleFilters, queries.WantedRoles]:
    form = forms.RoleFilters(request.args)
    known = queries.projects_with_roles(session)
    form.project.choices = [(0, _("Any project")), *project_choices(known)]
    district = form.district.data
    return form, queries.WantedRoles(
        q=form.q.data or "",
        status=form.status.data if form.status.data in forms.ROLE_STATUSES else "",
        sector=form.sector.data,
        district=District(district) if district in list(District) else None,
        project=form.project.data or 0,
        organisation=request.args.get("organisation", 0, int),
        quarter=quarters.read_quarter(form.quarter.data or ""),
    )


@bp.get("/roles/<int:posting_id>")
@allow(*OFFICE)
def posting(posting_id: int) -> ResponseReturnValue:
    """Show a role with what the rules say about it."""
    found = queries.role(db.session(), posting_id)
    return _page(found, forms.RoleDecisionForm(version=found.version))


@bp.post("/roles/<int:posting_id>/publish")
@allow(*OFFICE)
def publish(posting_id: int) -> ResponseReturnValue:
    """Publish a role."""
    session, user, form = db.session(), current_person(), forms.RoleDecisionForm()
    found = queries.role(session, posting_id)
    if not form.validate_on_submit():
        return _page(found, form)
    _refuse_changed(found, form)
    postings_service.publish(session, user.id, found, form.note.data or "")
    session.commit()
    flash(_("The role “%(title)s” is published.", title=found.title))
    return redirect(url_for("staff.postings", status="submitted"), 303)


@bp.post("/roles/<int:posting_id>/decline")
@allow(*OFFICE)
def decline(posting_id: int) -> ResponseReturnValue:
    """Send a role back with the reason."""
    session, user, form = db.session(), current_person(), forms.RoleDecisionForm()
    found = queries.role(session, posting_id)
    if not form.validate_on_submit():
        return _page(found, form)
    _refuse_changed(found, form)
    try:
        postings_service.decline(session, user.id, found, form.note.data or "")
    except InvalidError as error:
        form.refuse(error)
        return _page(found, form)
    session.commit()
    flash(_("The role “%(title)s” is sent back with your note.", title=found.title))
    return redirect(url_for("staff.postings", status="submitted"), 303)


def _refuse_changed(found: Posting, form: forms.RoleDecisionForm) -> None:
    if words.number(form.version.data) != found.version:
        raise ConflictError


def _page(found: Posting, form: forms.RoleDecisionForm) -> ResponseReturnValue:
    said = rules.check(rules.Terms.of_posting(found), today())
    page = render_template(
        "staff/posting.html",
        posting=found,
        form=form,
        notices=[(notice.blocks, _(notice.message, **notice.values)) for notice in said],
        tones=words.ROLE_TONES,
        project_name=project_name(found.project) if found.project else "",
    )
    return page, 422 if form.errors else 200
