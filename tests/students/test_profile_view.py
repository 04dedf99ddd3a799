"""A profile as others read it, with the name and without."""

import pytest
from flask import render_template
from sqlalchemy import update

from models import (
    Degree,
    Education,
    EvidenceKind,
    Experience,
    SkillEvidence,
    StudentLanguage,
    Wish,
    Work,
)
from models.skill import CefrLevel
from talent.errors import NotFoundError
from talent.students.masking import mask
from talent.students.service import profile_view
from tests.support.databases import at_most
from tests.support.visitor import text_of

NAME = "Әсел Нұрланқызы"


@pytest.fixture
def known(make):
    """Return a student who says who they are wherever they can."""
    user = make.user(name=NAME, email="asel@example.kz")
    student = make.student(
        user=user,
        skills={"welding": 3},
        phone="+77012345678",
        about="Менің атым Әсел, телефон +7 701 234 56 78, t.me/asel_n, asel@example.kz",
    )
    make.session.add_all(
        [
            Experience(student_id=student.id, title="Intern", text="Аселдің жобасы"),
            Work(student_id=student.id, title="Site of Асель", url="https://asel.example/"),
            SkillEvidence(
                student_skill_id=student.skills[0].id,
                kind=EvidenceKind.COURSE,
                title="Welding",
                url="https://asel.example/course",
            ),
        ]
    )
    make.session.commit()
    return student


def page(app, profile):
    """Return the component's HTML."""
    with app.test_request_context():
        return render_template("students/_profile.html", profile=profile, pseudonym="Graduate 7")


def test_without_the_name_nothing_says_who_it_is(app, known, session):
    html = page(app, profile_view(session, known.id))
    assert "Graduate 7" in html
    for telling in ("Әсел", "Асел", "asel", "701", "example.kz", "https://"):
        assert telling not in html


def test_no_field_of_a_profile_tells_the_name(app, known, session):
    language = StudentLanguage(
        student_id=known.id, code="en", cefr=CefrLevel.B2, certificate="IELTS, Assel"
    )
    study = Education(student_id=known.id, institution="Мектеп", programme="Assel N.")
    study.degree = Degree.BACHELOR
    job = Experience(student_id=known.id, title="Owner", organisation="ИП Нурланкызы")
    session.execute(update(Wish).values(titles=["Assel’s assistant"]))
    session.add_all([language, study, job])
    session.commit()
    html = page(app, profile_view(session, known.id)).casefold()
    assert "assel" not in html
    assert "нурланкызы" not in html


def test_with_the_name_everything_is_there(app, known, session):
    html = page(app, profile_view(session, known.id, named=True))
    for said in (NAME, "asel@example.kz", "+77012345678", "https://asel.example/course"):
        assert said in html


def test_it_takes_four_queries(known, session):
    session.expire_all()
    student_id = known.id
    session.rollback()
    with at_most(4):
        profile_view(session, student_id)


def test_a_missing_student_is_not_found(session):
    with pytest.raises(NotFoundError):
        profile_view(session, 404)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Мен Әселмін", "Мен •••"),
        ("НҰРЛАНҚЫЗЫ ӘСЕЛ", "••• •••"),
        ("Assel Nurlankyzy is here", "••• ••• is here"),
        ("assel-portfolio.kz", "•••.kz"),
        ("see nurlankyzy2027 on the net", "see ••• on the net"),
        ("Data, market and a Norwegian sale", "Data, market and a Norwegian sale"),
        ("8 (701) 234-56-78", "•••"),
        ("www.site.kz/me, then", "••• then"),
        ("2019–2023, 4 жыл, 350 000 ₸", "2019–2023, 4 жыл, 350 000 ₸"),
        ("github.com/asel", "•••"),
        ("C++ and C#", "C++ and C#"),
    ],
)
def test_a_name_and_addresses_are_taken_out_and_nothing_else(text, masked):
    assert mask(text, NAME) == masked


def test_the_student_sees_both_sides(visitor, make):
    user = make.user(name=NAME)
    make.student(user=user)
    me = visitor(user)
    body = me.get("/profile/preview").text.split("<main")[1]
    assert "Нұрланқызы" not in body
    assert "Нұрланқызы" in text_of(me.get("/profile/preview?named=1"))
