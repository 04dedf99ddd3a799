"""The pages of applications that an employer uses, and the one that both sides do."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from models import Application, Posting, Role
from talent.access import sees_name
from talent.applications import bp, bulk, forms, offers, pipelines, queries, undoing, views, words
from talent.applications.fit import matched
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow, current_person
from talent.links import safe_next
from talent.matches import pseudonyms
from talent.notices import flash_with_undo
from talent.students.masking import mask
from talent.students.profile import view_of
from talent.students.queries import whole


@bp.get("/applications/<int:application_id>")
@allow(Role.STUDENT, Role.EMPLOYER)
def show(application_id: int) -> ResponseReturnValue:
    """Show an application with all its steps, to the student or to the employer."""
    if current_person().role is Role.STUDENT:
        return views.show_own(application_id)
    session = db.session()
    application = queries.of_employer(session, current_person(), application_id)
    student, named = whole(session, application.student_id), sees_name(application)
    return render_template(
        "applications/review.html",
        application=application,
        posting=application.posting,
        profile=view_of(student, named=named),
        number=pseudonyms.number(_reference(application)),
        next=words.next_for_employer(application),
        steps=words.timeline(application),
        offer=words.open_offer(application),
        meeting=words.upcoming(application),
        match=matched(session, application),
        acts=pipelines.acts_on(application),
        message=application.message if named else mask(application.message, student.user.name),
    )


@bp.get("/roles/<int:posting_id>/applications")
@allow(Role.EMPLOYER)
def pipeline(posting_id: int) -> ResponseReturnValue:
    """Show a role's applications by stage."""
    return _pipeline(queries.own_posting(db.session(), current_person(), posting_id))


def _pipeline(posting: Posting, form: forms.MoveForm | None = None) -> ResponseReturnValue:
    tab = request.args.get("stage", "")
    page = pipelines.pipeline(
        db.session(),
        current_person(),
        posting,
        tab,
        request.args.get("page", 1, type=int),
        by_fit=request.values.get("order") == "fit",
    )
    form = form or forms.MoveForm()
    template = render_template(
        "applications/pipeline.html",
        page=page,
        rows=[(row, words.row_words(row)) for row in page.rows],
        posting=posting,
        form=form,
        number_of=lambda one: pseudonyms.number(_reference(one)),
        page_url=lambda n: url_for(
            "applications.pipeline", posting_id=posting.id, **_kept(page.tab, page.by_fit), page=n
        ),
    )
    return template, 422 if form.errors else 200


@bp.post("/roles/<int:posting_id>/applications/move")
@allow(Role.EMPLOYER)
def move_many(posting_id: int) -> ResponseReturnValue:
    """Move the chosen applications of a role."""
    posting, form = (
        queries.own_posting(db.session(), current_person(), posting_id),
        forms.MoveForm(),
    )
    if not form.validate():
        return _pipeline(posting, form)
    chosen, to = form.chosen.data or [], form.to.data
    try:
        moved = bulk.move_many(db.session(), posting_id, chosen, to, current_person())
    except InvalidError as error:
        form.refuse(error)
        return _pipeline(posting, form)
    db.session.commit()
    if moved.stayed:
        _say_stayed(moved.stayed)
    return redirect(url_for("applications.pipeline", posting_id=posting_id, **_tab()), 303)


@bp.post("/applications/<int:application_id>/move")
@allow(Role.EMPLOYER)
def move(application_id: int) -> ResponseReturnValue:
    """Move one application."""
    application, form = own(application_id), forms.MoveForm()
    if not form.validate():
        raise InvalidError
    moved = bulk.move_one(db.session(), application, form.to.data, current_person())
    db.session.commit()
    back = url_for("applications.show", application_id=application_id)
    target = safe_next(request.values.get("next"), back)
    pipeline_url = url_for("applications.pipeline", posting_id=application.posting_id)
    if not target.startswith(pipeline_url):  # there the page itself offers the undo
        _say_moved(moved)
    return redirect(target, 303)


@bp.post("/applications/moves/<batch>/undo")
@allow(Role.EMPLOYER)
def undo(batch: str) -> ResponseReturnValue:
    """Take the last moves back."""
    undone = undoing.undo(db.session(), batch, current_person())
    db.session.commit()
    count = len(undone)
    flash(ngettext("%(num)s move is undone.", "%(num)s moves are undone.", count))
    return redirect(url_for("applications.pipeline", posting_id=undone[0].posting_id), 303)


@bp.post("/applications/<int:application_id>/offer/withdraw")
@allow(Role.EMPLOYER)
def withdraw_offer(application_id: int) -> ResponseReturnValue:
    """Withdraw an open offer."""
    offers.withdraw(db.session(), own(application_id), current_person())
    db.session.commit()
    flash(_("The offer is withdrawn. The graduate is told."))
    return redirect(url_for("applications.show", application_id=application_id), 303)


def own(application_id: int) -> Application:
    """Return an application to the signed-in person's organisation."""
    return queries.of_employer(db.session(), current_person(), application_id)


def _say_moved(moved: bulk.Moved) -> None:
    text = ngettext("%(num)s application moved.", "%(num)s applications moved.", moved.moved)
    flash_with_undo(text, url_for("applications.undo", batch=moved.batch))


def _say_stayed(count: int) -> None:
    text = ngettext(
        "%(num)s application stays: it cannot go there from its stage.",
        "%(num)s applications stay: they cannot go there from their stage.",
        count,
    )
    flash(text, "warning")


def _tab() -> dict[str, Any]:
    return _kept(request.form.get("stage", ""), request.form.get("order") == "fit")


def _kept(tab: str, by_fit: bool) -> dict[str, Any]:  # noqa: FBT001 - the page's own value
    """Return what the address of the list keeps: the tab and the order."""
    stage = {"stage": tab} if tab in pipelines.TABS else {}
    return {**stage, "order": "fit"} if by_fit else stage


def _reference(application: Application) -> str:
    key = str(current_app.config["SECRET_KEY"])
    return pseudonyms.reference(key, application.posting_id, application.student_id)
