"""Writing a role: a draft as it is typed, its changes, its copy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matching.text import detect_language
from models import (
    Member,
    Organisation,
    Posting,
    PostingLanguage,
    PostingSkill,
    PostingStatus,
    Project,
    today,
)
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.postings import rules
from talent.postings.search_text import search_text_of
from talent.skills import service as skills

FIXED_ONCE_PUBLISHED = ("project_id", "title", "kind")
"""What staff looked at when they published: a role keeps it for life."""

_COPIED = (
    "project_id title text language kind seats pay_min pay_max place remote hours contract "
    "contract_months probation_months degree start"
).split()


def draft(session: Session, member: Member, values: Mapping[str, Any]) -> Posting:
    """Keep a new role as a draft; it may be incomplete."""
    posting = Posting(
        organisation_id=member.organisation_id,
        created_by_id=member.user_id,
        title="",
        text="",
        language="",
        skills=[],
        languages=[],
    )
    _fill(session, posting, values)
    session.add(posting)
    record(session, member.user_id, "posting.drafted", posting)
    return posting


def change(session: Session, actor_id: int, posting: Posting, values: Mapping[str, Any]) -> None:
    """Change a role. Drafts take anything; a published role keeps to the rules at every moment.

    Raises
    ------
    ConflictError
        If the role waits for approval: it is taken back first.
    InvalidError
        If somebody changed it since the form was opened, a published role would break a rule,
        or there would be fewer seats than are taken.
    """
    if values.get("version", "") not in {"", str(posting.version)}:
        raise InvalidError(
            N_(
                "Somebody changed this role since you opened it. What you typed is below; "
                "save it again to replace what they saved."
            )
        )
    if posting.status is PostingStatus.SUBMITTED:
        raise ConflictError(N_("This role waits for approval. Take it back to change it."))
    if posting.seats_taken > values["seats"]:
        raise InvalidError(
            N_("%(taken)s seats are taken already. There cannot be fewer."),
            field="seats",
            taken=posting.seats_taken,
        )
    if posting.status is PostingStatus.PUBLISHED:
        values = {**values, **{name: getattr(posting, name) for name in FIXED_ONCE_PUBLISHED}}
        refuse_if_blocked(rules.Terms.of_values(values))
    _fill(session, posting, values)
    record(session, actor_id, "posting.changed", posting, status=posting.status)


def refuse_if_blocked(terms: rules.Terms) -> None:
    """Refuse terms that cannot be shown to the public.

    Raises
    ------
    InvalidError
        With the first notice that blocks.
    """
    for notice in rules.check(terms, today()):
        if notice.blocks:
            raise InvalidError(notice.message, field=notice.field, **notice.values)


def copy(session: Session, actor_id: int, source: Posting) -> Posting:
    """Copy a role into a new draft, without its deadline and its history."""
    posting = Posting(
        organisation_id=source.organisation_id,
        created_by_id=actor_id,
        **{name: getattr(source, name) for name in _COPIED},
    )
    posting.skills = [
        PostingSkill(concept=s.concept, level=s.level, must=s.must, words=s.words)
        for s in source.skills
    ]
    posting.languages = [
        PostingLanguage(code=row.code, cefr=row.cefr, must=row.must, reason=row.reason)
        for row in source.languages
    ]
    posting.search_text = source.search_text
    session.add(posting)
    record(session, actor_id, "posting.copied", posting, source=source.id)
    return posting


def _fill(session: Session, posting: Posting, values: Mapping[str, Any]) -> None:
    plain = dict(values)
    wanted, spoken, _ = plain.pop("skills"), plain.pop("languages"), plain.pop("version", "")
    plain["language"] = plain["language"] or detect_language(plain["text"] or plain["title"])[:2]
    for name, value in plain.items():
        setattr(posting, name, value)
    _set_skills(posting, wanted)
    _set_languages(posting, spoken)
    refresh_search_text(session, posting)


def _set_skills(posting: Posting, rows: list[dict[str, Any]]) -> None:
    known = {row.concept: row for row in posting.skills}
    kept = []
    for row in {row["concept"]: row for row in rows}.values():
        skill = known.get(row["concept"]) or PostingSkill(concept=skills.check(row["concept"]))
        skill.must, skill.level, skill.words = row["must"], row["level"], row["words"][:500]
        kept.append(skill)
    posting.skills = kept


def _set_languages(posting: Posting, rows: list[dict[str, Any]]) -> None:
    known = {row.code: row for row in posting.languages}
    kept = []
    for row in {row["code"]: row for row in rows if row["code"]}.values():
        spoken = known.get(row["code"]) or PostingLanguage(code=row["code"])
        spoken.cefr, spoken.must, spoken.reason = row["cefr"], row["must"], row["reason"]
        kept.append(spoken)
    posting.languages = kept


def refresh_search_text(session: Session, posting: Posting) -> None:
    """Fold a role's words for search again."""
    name = select(Organisation.name).where(Organisation.id == posting.organisation_id)
    project = session.get(Project, posting.project_id) if posting.project_id else None
    posting.search_text = search_text_of(posting, session.scalar(name) or "", project)


def refresh_search_texts(session: Session, organisation_id: int) -> None:
    """Fold the words of an organisation's roles again, after its name has changed."""
    query = select(Posting).where(Posting.organisation_id == organisation_id)
    for posting in session.scalars(query.options(selectinload(Posting.skills))):
        refresh_search_text(session, posting)
