"""The pages of roles for everybody: the search, and a role's own page."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from models import Role
from talent.access import may_see_posting
from talent.errors import NotFoundError
from talent.extensions import db
from talent.guards import anyone, membership, signed_in
from talent.locale import language
from talent.matches.service import match_of
from talent.matches.words import scored_words
from talent.postings import bp, browsing, queries


@bp.get("")
@anyone
def index() -> ResponseReturnValue:
    """Search the open roles."""
    session = db.session()
    form = browsing.search_form(session)
    wanted = browsing.wanted(form)
    page = queries.search(session, wanted, request.args.get("page", 1, type=int))
    wider = [] if page.total else queries.wider(session, wanted)
    meant = [] if page.total else queries.meant(session, wanted, language())
    values = {
        "form": form,
        "page": page,
        "wanted": wanted,
        "wider": browsing.links(wider),
        "meant": browsing.guesses(meant),
        "in_use": len(set(wanted.narrowing()) - {"q", "skill"}),
        "address": browsing.address,
        "page_url": lambda number: browsing.address(page=number),
    }
    return render_template("postings/index.html", **values)


@bp.get("/<int:posting_id>")
@anyone
def show(posting_id: int) -> ResponseReturnValue:
    """Show a role; drafts only to their organisation and to staff."""
    user, session = signed_in(), db.session()
    posting = queries.page_of(session, posting_id)
    member = membership() if user and user.role is Role.EMPLOYER else None
    own = member.organisation_id if member else None
    if posting is None or not may_see_posting(posting, user, own):
        raise NotFoundError
    owner = own == posting.organisation_id
    match = match_of(session, user.id, posting.id) if user and user.role is Role.STUDENT else None
    values = {
        "posting": posting,
        "owner": owner,
        "is_open": queries.can_be_applied_to(posting),
        "apply_url": browsing.apply_url(posting),
        "owner_links": browsing.owner_links(posting) if owner else [],
        "match": scored_words(match) if match else None,
    }
    return render_template("postings/show.html", **values)
