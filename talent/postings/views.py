"""The pages of an employer's roles: the list, the form, and the acts on a role."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload

from models import Member, Posting, PostingStatus, Role
from talent.errors import InvalidError, NotFoundError
from talent.extensions import db
from talent.guards import allow, membership
from talent.postings import bp, editing, public, queries, service  # noqa: F401 - public's views
from talent.postings.forms import PostingForm

P = ParamSpec("P")
Answer = ResponseReturnValue


def by_member(view: Callable[Concatenate[Member, P], Answer]) -> Callable[P, Answer]:
    """Give a view the employer's membership; who has none is led to register an organisation."""

    @wraps(view)
    def with_member(*args: P.args, **kwargs: P.kwargs) -> Answer:
        member = membership(joinedload(Member.organisation))
        if member is None:
            return redirect(url_for("employers.show"), 303)
        return view(member, *args, **kwargs)

    return with_member


@bp.get("/mine")
@allow(Role.EMPLOYER)
@by_member
def mine(member: Member) -> ResponseReturnValue:
    """List the organisation's roles with their seats and applicants."""
    session = db.session()
    status = request.args.get("status", type=PostingStatus)
    page = queries.of_organisation(session, member.organisation_id, status, _page_number())
    values = {
        "page": page,
        "status": status,
        "counts": queries.by_status(session, member.organisation_id),
        "page_url": lambda number: url_for("postings.mine", status=status, page=number),
        "pipeline_url": lambda id_: url_for("applications.pipeline", posting_id=id_),
        "stages": queries.by_stage(session, [posting.id for posting in page.items]),
    }
    return render_template("postings/mine.html", **values)


@bp.route("/new", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
@by_member
def new(member: Member) -> ResponseReturnValue:
    """Draft a role."""
    form = editing.open_form(db.session(), None)
    if not editing.wants_saving(form):
        return editing.page(form, None, member)
    posting = service.draft(db.session(), member, form.values())
    db.session.commit()
    return _saved(member, form, posting)


@bp.route("/<int:posting_id>/edit", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
@by_member
def edit(member: Member, posting_id: int) -> ResponseReturnValue:
    """Change a role, and submit it where that is asked."""
    posting = _own(member, posting_id)
    form = editing.open_form(db.session(), posting)
    if not editing.wants_saving(form):
        return editing.page(form, posting, member)
    try:
        service.change(db.session(), member.user_id, posting, form.values())
    except InvalidError as error:
        db.session.rollback()
        editing.refuse(form, error)
        return editing.page(form, _own(member, posting_id), member)
    db.session.commit()
    return _saved(member, form, posting)


def _saved(member: Member, form: PostingForm, posting: Posting) -> ResponseReturnValue:
    """Say that the role is kept, or go on to submit it; a refusal leaves the draft as it is."""
    if request.form.get("act") != "submit":
        flash(_("The role is saved."))
        return redirect(url_for("postings.edit", posting_id=posting.id), 303)
    try:
        service.submit(db.session(), member.user_id, posting)
    except InvalidError as error:
        db.session.rollback()
        editing.refuse(form, error)
        return editing.page(form, _own(member, posting.id), member)
    db.session.commit()
    flash(_("The role is handed in. University staff look at it before it is published."))
    return redirect(url_for("postings.show", posting_id=posting.id), 303)


@bp.post("/<int:posting_id>/submit")
@allow(Role.EMPLOYER)
@by_member
def submit(member: Member, posting_id: int) -> ResponseReturnValue:
    """Hand a saved role in; where something is missing, its form says what."""
    posting = _own(member, posting_id)
    try:
        service.submit(db.session(), member.user_id, posting)
    except InvalidError as error:
        db.session.rollback()
        posting = _own(member, posting_id)
        form = editing.form_of(db.session(), posting)
        editing.refuse(form, error)
        return editing.page(form, posting, member)
    db.session.commit()
    flash(_("The role is handed in. University staff look at it before it is published."))
    return redirect(url_for("postings.show", posting_id=posting_id), 303)


@bp.post("/<int:posting_id>/withdraw")
@allow(Role.EMPLOYER)
@by_member
def withdraw(member: Member, posting_id: int) -> ResponseReturnValue:
    """Take a submitted role back to change it."""
    service.withdraw(db.session(), member.user_id, _own(member, posting_id))
    db.session.commit()
    flash(_("The role is a draft again."))
    return redirect(url_for("postings.edit", posting_id=posting_id), 303)


@bp.post("/<int:posting_id>/close")
@allow(Role.EMPLOYER)
@by_member
def close(member: Member, posting_id: int) -> ResponseReturnValue:
    """Close a published role."""
    service.close(db.session(), member.user_id, _own(member, posting_id))
    db.session.commit()
    flash(_("The role is closed. Nobody can apply any more; those who have applied stay."))
    return redirect(url_for("postings.mine"), 303)


@bp.post("/<int:posting_id>/copy")
@allow(Role.EMPLOYER)
@by_member
def copy(member: Member, posting_id: int) -> ResponseReturnValue:
    """Copy a role into a new draft."""
    posting = service.copy(db.session(), member.user_id, _own(member, posting_id))
    db.session.commit()
    flash(_("This is the copy, as a draft. Give it a deadline."))
    return redirect(url_for("postings.edit", posting_id=posting.id), 303)


def _own(member: Member, posting_id: int) -> Posting:
    posting = service.owned(db.session(), member, posting_id)
    if posting is None:
        raise NotFoundError
    return posting


def _page_number() -> int:
    return request.args.get("page", 1, type=int)
