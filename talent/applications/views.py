"""The pages of applications that a student uses."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload

from models import Application, Posting, Role, Student
from models.posting import PostingStatus
from talent import settings
from talent.applications import applying, bp, forms, offers, queries, words
from talent.applications.fit import matched
from talent.errors import NotFoundError
from talent.extensions import db
from talent.forms import Form
from talent.guards import allow, current_person, current_student, load
from talent.notices import flash_with_undo


@bp.get("/applications")
@allow(Role.STUDENT)
def index() -> ResponseReturnValue:
    """List a student's applications with what comes next, and the invitations that wait."""
    page = queries.own_page(db.session(), current_student())
    stages = queries.stages_for_student(db.session(), *page.applications)
    rows = [
        (one, stages[one.id], words.next_for_student(one, stages[one.id]), words.upcoming(one))
        for one in page.applications
    ]
    return render_template("applications/index.html", rows=rows, invitations=page.invitations)


@bp.get("/roles/<int:posting_id>/apply")
@allow(Role.STUDENT)
def new(posting_id: int) -> ResponseReturnValue:
    """Show what applying means, before it is done."""
    student, posting = current_student(), _public(posting_id)
    found = applying.existing(db.session(), student, posting_id)
    if found:
        return redirect(url_for("applications.show", application_id=found.id), 303)
    applying.check_open(posting)
    return _sheet(posting, student, forms.ApplyForm())


@bp.post("/roles/<int:posting_id>/applications")
@allow(Role.STUDENT)
def create(posting_id: int) -> ResponseReturnValue:
    """Apply for a role; a second press leads to the same application."""
    student, form = current_student(), forms.ApplyForm()
    if not form.validate():
        return _sheet(_public(posting_id), student, form), 422
    fresh = applying.existing(db.session(), student, posting_id) is None
    application = applying.apply(
        db.session(), student, posting_id, current_person(), **form.values()
    )
    db.session.commit()
    if fresh:
        undo = url_for("applications.take_back", application_id=application.id)
        flash_with_undo(_("Your application is sent."), undo)
    return redirect(url_for("applications.show", application_id=application.id), 303)


def _sheet(posting: Posting, student: Student, form: forms.ApplyForm) -> str:
    minutes = settings.value(db.session(), "undo_minutes")
    values = {"posting": posting, "student": student, "form": form, "minutes": minutes}
    return render_template("applications/new.html", **values)


def show_own(application_id: int) -> ResponseReturnValue:
    """Show a student one's own application with all its steps."""
    session = db.session()
    application = queries.of_student(session, current_person(), application_id)
    stage = queries.stages_for_student(session, application)[application.id]
    return render_template(
        "applications/show.html",
        application=application,
        posting=application.posting,
        stage=stage,
        next=words.next_for_student(application, stage),
        steps=words.timeline(application, hide_rejection=stage is not application.stage),
        offer=words.open_offer(application),
        meeting=words.upcoming(application),
        match=matched(session, application),
        can_withdraw=words.may_withdraw(stage),
        form=Form(),
    )


@bp.post("/applications/<int:application_id>/take-back")
@allow(Role.STUDENT)
def take_back(application_id: int) -> ResponseReturnValue:
    """Undo a fresh application."""
    application = _own(application_id)
    posting_id = application.posting_id
    applying.take_back(db.session(), application, current_person())
    db.session.commit()
    flash(_("Your application is taken back. The employer does not see it."))
    return redirect(url_for("postings.show", posting_id=posting_id), 303)


@bp.post("/applications/<int:application_id>/withdraw")
@allow(Role.STUDENT)
def withdraw(application_id: int) -> ResponseReturnValue:
    """Withdraw an application."""
    applying.withdraw(db.session(), _own(application_id), current_person())
    return _done(application_id, _("Your application is withdrawn. The employer is told."))


@bp.post("/applications/<int:application_id>/accept")
@allow(Role.STUDENT)
def accept(application_id: int) -> ResponseReturnValue:
    """Accept an offer."""
    offers.accept(db.session(), _own(application_id), current_person())
    return _done(application_id, _("You have accepted the offer. The employer is told."))


@bp.post("/applications/<int:application_id>/decline")
@allow(Role.STUDENT)
def decline(application_id: int) -> ResponseReturnValue:
    """Decline an offer."""
    offers.decline(db.session(), _own(application_id), current_person())
    return _done(application_id, _("You have declined the offer. The employer is told."))


def _own(application_id: int) -> Application:
    return queries.of_student(db.session(), current_person(), application_id)


def _done(application_id: int, text: str) -> ResponseReturnValue:
    db.session.commit()
    flash(text)
    return redirect(url_for("applications.show", application_id=application_id), 303)


def _public(posting_id: int) -> Posting:
    posting = load(Posting, posting_id, joinedload(Posting.organisation))
    if posting.status not in {PostingStatus.PUBLISHED, PostingStatus.CLOSED}:
        raise NotFoundError
    return posting
