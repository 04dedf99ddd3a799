"""The pages of interviews and offers."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Application, Role, today
from models.base import ALMATY
from talent import settings
from talent.access import sees_name
from talent.applications import bp, calendars, forms, interviews, offers, queries
from talent.applications.employer_views import own
from talent.applications.pipelines import acts_on
from talent.errors import N_, ConflictError, InvalidError, NotFoundError
from talent.extensions import db
from talent.forms import Form
from talent.guards import allow, current_person


@bp.route("/applications/<int:application_id>/interview", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
def interview(application_id: int) -> ResponseReturnValue:
    """Invite to an interview."""
    application, form = own(application_id), forms.InterviewForm()
    _check_open(application, "interview")
    if form.validate_on_submit():
        try:
            interviews.schedule(db.session(), application, current_person(), **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            return _done(application_id, _("The interview is set. The graduate is told."))
    return _page("applications/interview.html", form, application)


@bp.route(
    "/applications/<int:application_id>/interviews/<int:interview_id>", methods=["GET", "POST"]
)
@allow(Role.EMPLOYER)
def change_interview(application_id: int, interview_id: int) -> ResponseReturnValue:
    """Move an interview to another time or place."""
    application = own(application_id)
    found = interviews.upcoming(db.session(), application, interview_id)
    local = found.starts_at.astimezone(ALMATY)
    form = forms.InterviewForm(obj=found, day=local.date(), hour=local.time())
    if form.validate_on_submit():
        try:
            interviews.reschedule(
                db.session(), application, interview_id, current_person(), **form.values()
            )
        except InvalidError as error:
            form.refuse(error)
        else:
            return _done(application_id, _("The interview is changed. The graduate is told."))
    return _page("applications/interview.html", form, application, interview=found)


@bp.post("/applications/<int:application_id>/interviews/<int:interview_id>/cancel")
@allow(Role.EMPLOYER)
def cancel_interview(application_id: int, interview_id: int) -> ResponseReturnValue:
    """Call an interview off."""
    interviews.cancel(db.session(), own(application_id), interview_id, current_person())
    return _done(application_id, _("The interview is called off. The graduate is told."))


@bp.get("/applications/<int:application_id>/interviews/<int:interview_id>.ics")
@allow(Role.STUDENT, Role.EMPLOYER)
def calendar(application_id: int, interview_id: int) -> ResponseReturnValue:
    """Give an interview to the person's calendar."""
    person = current_person()
    find = queries.of_student if person.role is Role.STUDENT else queries.of_employer
    application = find(db.session(), person, application_id)
    found = next((one for one in application.interviews if one.id == interview_id), None)
    if found is None:
        raise NotFoundError
    site: str = current_app.extensions["talent"].public_url  # a request may name any host
    url = site + url_for("applications.show", application_id=application_id)
    headers = {"Content-Disposition": f'attachment; filename="interview-{interview_id}.ics"'}
    content = calendars.calendar_file(application, found, url)
    return Response(content, mimetype="text/calendar", headers=headers)


@bp.route("/applications/<int:application_id>/offer", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
def offer(application_id: int) -> ResponseReturnValue:
    """Make an offer."""
    application, days = own(application_id), settings.value(db.session(), "offer_days")
    _check_open(application, "offer")
    posting = application.posting
    form = forms.OfferForm(
        pay=posting.pay_min, start=posting.start, answer_by=today() + timedelta(days=days)
    )
    if form.validate_on_submit():
        try:
            offers.make(db.session(), application, current_person(), **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            return _done(application_id, _("The offer is made. The graduate is told."))
    return _page("applications/offer.html", form, application)


def _check_open(application: Application, act: str) -> None:
    if act not in acts_on(application):
        raise ConflictError(N_("This application is at another stage now. Look at it again."))


def _page(
    template: str, form: Form, application: Application, **values: object
) -> ResponseReturnValue:
    name = application.student.user.name if sees_name(application) else ""
    page = render_template(
        template,
        form=form,
        application=application,
        posting=application.posting,
        name=name,
        **values,
    )
    return page, 422 if form.errors else 200


def _done(application_id: int, text: str) -> ResponseReturnValue:
    db.session.commit()
    flash(text)
    return redirect(url_for("applications.show", application_id=application_id), 303)
