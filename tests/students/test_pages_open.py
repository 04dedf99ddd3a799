"""Every page of a profile opens, full and empty."""

import pytest
from sqlalchemy import select

from models import (
    Education,
    EvidenceKind,
    Experience,
    SkillEvidence,
    StudentLanguage,
    StudentSkill,
    Work,
)
from models.skill import CefrLevel, SkillLevel

PAGES = [
    "/profile",
    "/profile/about",
    "/profile/education",
    "/profile/education/new",
    "/profile/experience",
    "/profile/experience/new",
    "/profile/languages",
    "/profile/languages/new",
    "/profile/skills",
    "/profile/skills?skill_query=%D1%81%D0%B2%D0%B0%D1%80%D0%BA%D0%B0",
    "/profile/wishes",
    "/profile/works",
    "/profile/works/new",
    "/profile/preview",
    "/profile/preview?named=1",
    "/profile/turn-on",
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_opens_for_a_new_student(make, visitor, address, language):
    user = make.user()
    make.student(user=user, on=False, headline="", place="").education = []
    assert visitor(user, language).get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_it_opens_for_a_full_profile(make, visitor, address):
    user = make.user()
    full(make, user)
    assert visitor(user).get(address).status_code == 200


def test_a_change_page_shows_what_is_there(make, visitor):
    user = make.user()
    full(make, user)
    me = visitor(user)

    def page(part, kind):
        row = make.session.scalars(select(kind).order_by(kind.id)).first()
        return me.get(f"/profile/{part}/{row.id}").text

    assert "Electrician" in page("experience", Experience)
    assert "Civil engineering" in page("education", Education)
    assert "IELTS 7" in page("languages", StudentLanguage)
    assert "A course" in page("skills", StudentSkill)
    assert "A bridge" in page("works", Work)


def full(make, user):
    """Make a student whose profile has something of everything."""
    student = make.student(
        user=user,
        skills={"python": SkillLevel.WORKING, "welding": None},
        languages={"en": CefrLevel.C1},
    )
    student.languages[0].certificate = "IELTS 7"
    skill = student.skills[0]
    make.session.add_all(
        [
            SkillEvidence(student_skill_id=skill.id, kind=EvidenceKind.COURSE, title="A course"),
            Experience(student_id=student.id, title="Electrician", place="almaty", text="Wires"),
            Work(student_id=student.id, title="A bridge", url="https://example.kz/bridge"),
        ]
    )
    make.session.flush()
    return student
