"""The sample's 300 roles: texts from the duties of each occupation, in the employer's language."""

from __future__ import annotations

from datetime import timedelta

from matching.taxonomy import Taxonomy
from models import (
    Approval,
    Contract,
    Degree,
    Posting,
    PostingLanguage,
    PostingSkill,
    PostingStatus,
    RoleKind,
)
from models.skill import CefrLevel
from talent.postings.service import search_text_of
from talent.sample.content import Occupation, occupations, phrases, read
from talent.sample.draw import Draw
from talent.sample.organisations import Employer

COUNT = 300
_STATUSES = {
    PostingStatus.PUBLISHED: 44,
    PostingStatus.CLOSED: 42,
    PostingStatus.DRAFT: 8,
    PostingStatus.SUBMITTED: 4,
    PostingStatus.DECLINED: 2,
}
_MANY = {"order-picker", "food-production-operator", "forklift-driver", "greenhouse-grower"}
_CEFR = {"kk": CefrLevel.B1, "ru": CefrLevel.B1, "en": CefrLevel.B2}


def make_roles(draw: Draw, employers: list[Employer]) -> list[Posting]:
    """Return the roles, spread over the organisations; those not approved have drafts only.

    The first role of each approved organisation is open.
    """
    roles = []
    for place in range(COUNT):
        employer = employers[place % len(employers)]
        round_of = place // len(employers)
        wanted = read("projects.toml")[employer.project.code]["occupations"]
        first = round_of == 0 and employer.organisation.approval is Approval.APPROVED
        occupation = occupations()[wanted[(round_of + place) % len(wanted)]]
        roles.append(_role(draw, employer, occupation, first=first))
    return roles


def _role(draw: Draw, employer: Employer, occupation: Occupation, *, first: bool) -> Posting:
    language = employer.language
    approved = employer.organisation.approval is Approval.APPROVED
    status = draw.weighted(_STATUSES) if approved else PostingStatus.DRAFT
    status = PostingStatus.PUBLISHED if first else status
    skills = _skills(draw, occupation, language)
    posting = Posting(
        organisation=employer.organisation,
        project=employer.project,
        created_by_id=employer.user.id,
        title=occupation.title(language),
        text=_text(draw, occupation, language, skills),
        language=language,
        skills=skills,
        languages=_languages(draw, language),
        status=status,
        is_sample=True,
        **_conditions(draw, occupation),
    )
    _date(draw, posting, status)
    posting.search_text = search_text_of(posting, employer.organisation.name, employer.project)
    return posting


def _skills(draw: Draw, occupation: Occupation, language: str) -> list[PostingSkill]:
    taxonomy = Taxonomy.load()
    must = draw.some(occupation.essential, 4)
    nice = draw.some(occupation.useful, draw.number(2, 4))
    return [
        PostingSkill(
            concept=concept,
            level=draw.weighted({1: 1, 2: 6, 3: 3}) if concept in must else None,
            must=concept in must,
            words=taxonomy.label(concept, language),
        )
        for concept in [*must, *nice]
    ]


def _languages(draw: Draw, language: str) -> list[PostingLanguage]:
    reasons = phrases()["reason"]
    wanted = [code for code in ("kk", "ru", "en") if draw.chance(40 if code != "en" else 25)]
    return [
        PostingLanguage(
            code=code,
            cefr=_CEFR[code],
            must=draw.chance(50),
            reason=reasons[code][language],
        )
        for code in wanted
    ]


def _conditions(draw: Draw, occupation: Occupation) -> dict[str, object]:
    low, high = occupation.pay
    pay = low + draw.number(0, 4) * (high - low) // 10 // 1000 * 1000
    internship = draw.chance(12)
    contract = Contract.FIXED_TERM if internship or draw.chance(20) else Contract.INDEFINITE
    return {
        "kind": RoleKind.INTERNSHIP if internship else RoleKind.JOB,
        "seats": draw.number(8, 40) if occupation.id in _MANY else draw.number(1, 6),
        "pay_min": pay,
        "pay_max": None if draw.chance(20) else pay + (high - low) // 2 // 1000 * 1000,
        "place": draw.weighted({"alatau": 85, "almaty": 8, "konaev": 7}),
        "remote": occupation.id.endswith("developer") and draw.chance(40),
        "hours": 20 if internship and draw.chance(50) else 40,
        "contract": contract,
        "contract_months": 12 if contract is Contract.FIXED_TERM else None,
        "probation_months": draw.one([None, 1, 2, 3]),
        "degree": Degree(occupation.degree),
    }


def _text(draw: Draw, occupation: Occupation, language: str, skills: list[PostingSkill]) -> str:
    words = phrases()["role"]
    title = occupation.title(language)
    intro = draw.one(words["intro"][language])
    middle = (
        title if intro.startswith("«") or title[1:2].isupper() else title[:1].lower() + title[1:]
    )
    intro = intro.format(title=middle)
    parts = [intro, words["duties"][language]]
    parts += [f"– {duty}" for duty in occupation.duties[language]]
    for heading, must in (("must", True), ("nice", False)):
        parts += ["", words[heading][language]]
        parts += [f"– {skill.words}" for skill in skills if skill.must is must]
    return "\n".join([*parts, "", draw.one(words["offer"][language])])


def _date(draw: Draw, posting: Posting, status: PostingStatus) -> None:
    if status is PostingStatus.CLOSED:
        published = draw.day(-730, -35)
        closed = min(published + timedelta(days=draw.number(25, 60)), draw.today)
        posting.published_at, posting.closed_at = draw.moment(published), draw.moment(closed)
        posting.deadline = closed
    elif status is PostingStatus.PUBLISHED:
        published = draw.day(-45, -1)
        posting.published_at = draw.moment(published)
        posting.deadline = draw.day(5, 60)
    else:
        published = draw.day(-6, -1)
        posting.deadline = draw.day(20, 60)
    posting.created_at = posting.submitted_at = draw.moment(published - timedelta(days=2))
    if status is PostingStatus.DRAFT:
        posting.submitted_at = None
    posting.start = posting.deadline + timedelta(days=14)
    if status is PostingStatus.DECLINED:
        posting.decision_note = phrases()["declined"][posting.language]
