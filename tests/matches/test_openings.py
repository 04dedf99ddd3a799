"""A student's page of matches."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from models import PostingStatus, StudentSkill, User, today
from models.skill import CefrLevel, SkillLevel
from models.student import RoleKind
from talent.matches import ranking
from tests.support.visitor import page_of, text_of


@pytest.fixture
def graduate(make):
    return make.student(
        skills={"python": SkillLevel.ADVANCED, "sql": SkillLevel.WORKING},
        languages={"en": CefrLevel.B2},
        headline="Software developer",
    )


def titles(response):
    """Return the titles of the cards, first to last."""
    return [one.a.get_text(strip=True) for one in page_of(response).select(".card-match h2")]


def test_the_best_fitting_role_stands_first_with_its_reasons(make, visitor, graduate):
    make.posting(title="Welder", text="Weld steel frames.", must={"welding": None})
    make.posting(title="Developer", text="Write software.", must={"python": None, "java": None})
    page = visitor(graduate_user(make, graduate)).get("/matches?band=any")
    assert titles(page) == ["Developer", "Welder"]
    words = text_of(page)
    assert "1 of 2 required skills" in words
    assert "Missing, required: Java" in words
    assert "How this was calculated" in words


def test_weak_matches_wait_one_link_away(make, visitor, graduate):
    make.posting(title="Welder", text="Weld steel frames.", must={"welding": None})
    make.posting(title="Software developer", must={"python": None})
    client = visitor(graduate_user(make, graduate))
    page = client.get("/matches")
    assert titles(page) == ["Software developer"]
    assert "1 more role fits weakly" in text_of(page)
    everything = page_of(page).find("a", string="See weak matches too")["href"]
    assert titles(client.get(everything)) == ["Software developer", "Welder"]


def test_where_every_role_fits_weakly_the_page_says_so(make, visitor, graduate):
    make.posting(title="Welder", text="Weld steel frames.", must={"welding": None})
    client = visitor(graduate_user(make, graduate))
    page = client.get("/matches")
    assert "No role fits well" in text_of(page)
    assert titles(client.get("/matches?band=good")) == []
    everything = page_of(page).find("a", string="See weak matches too")["href"]
    assert titles(client.get(everything)) == ["Welder"]


def graduate_user(make, student):
    """Return the account of a student."""
    return make.session.get_one(User, student.user_id)


@pytest.mark.parametrize(
    "closed",
    [
        {"status": PostingStatus.DRAFT},
        {"status": PostingStatus.CLOSED},
        {"deadline": today() - timedelta(days=1)},
        {"seats": 1, "seats_taken": 1},
    ],
    ids=["draft", "closed", "past its deadline", "full"],
)
def test_a_role_that_takes_no_applications_is_not_shown(make, visitor, graduate, closed):
    make.posting(title="Closed role", must={"python": None}, **closed)
    make.posting(title="Open role", must={"python": None})
    page = visitor(graduate_user(make, graduate)).get("/matches?band=any")
    assert titles(page) == ["Open role"]


def test_a_student_whose_profile_is_off_is_told_how_to_turn_it_on(make, visitor):
    student = make.student(on=False)
    make.posting()
    page = visitor(graduate_user(make, student)).get("/matches")
    assert "Your profile is off" in text_of(page)
    assert not titles(page)


def test_a_student_with_an_empty_profile_is_told_what_to_add(make, visitor):
    student = make.student()
    student.education = []
    make.posting()
    page = visitor(graduate_user(make, student)).get("/matches")
    assert "nothing to match on" in text_of(page)


def test_filters_narrow_the_list_and_can_be_cleared(make, visitor, graduate):
    make.posting(title="Paid well", must={"python": None}, pay_min=900_000, pay_max=950_000)
    make.posting(title="Internship", must={"python": None}, kind=RoleKind.INTERNSHIP)
    client = visitor(graduate_user(make, graduate))
    assert titles(client.get("/matches?band=any&pay=900000")) == ["Paid well"]
    assert titles(client.get("/matches?band=any&kind=internship")) == ["Internship"]
    assert titles(client.get("/matches?band=any&q=PAID")) == ["Paid well"]
    nothing = client.get("/matches?q=astronaut")
    assert "Clear filters" in text_of(nothing)


@pytest.mark.parametrize("query", ["band=x", "kind=x", "pay=x", "page=-3", "page=99", "q=%25"])
def test_filters_that_mean_nothing_break_nothing(make, visitor, graduate, query):
    make.posting(must={"python": None})
    assert visitor(graduate_user(make, graduate)).get(f"/matches?{query}").status_code == 200


def test_a_change_of_the_profile_shows_at_once(make, session, visitor, graduate):
    make.posting(title="Software developer", must={"python": None, "java": None})
    client = visitor(graduate_user(make, graduate))
    assert "1 of 2 required skills" in text_of(client.get("/matches"))
    sql = StudentSkill.concept == "sql"
    session.execute(update(StudentSkill).where(sql).values(concept="java"))
    assert "2 of 2 required skills" in text_of(client.get("/matches"))


def test_the_skills_that_would_open_most_roles_are_named(make, visitor, graduate):
    for _ in range(3):
        make.posting(title="Software developer", must={"java": None})
    words = text_of(visitor(graduate_user(make, graduate)).get("/matches"))
    assert "What would open most roles Java" in words
    assert "3 more roles" in words


def test_skills_of_another_field_are_not_advised(make, visitor, graduate):
    for _ in range(3):
        make.posting(title="Welder", text="Weld steel frames.", must={"welding": None})
    make.posting(title="Software developer", must={"java": None})
    words = text_of(visitor(graduate_user(make, graduate)).get("/matches"))
    assert "What would open most roles Java" in words
    assert "elding" not in words


def test_both_sides_see_the_same_reasons(make, visitor, graduate):
    member = make.member()
    posting = make.posting(by=member, must={"python": SkillLevel.EXPERT, "welding": None})
    employer = visitor(make.session.get_one(User, member.user_id))
    student = visitor(graduate_user(make, graduate))
    theirs = page_of(employer.get(f"/roles/{posting.id}/candidates"))
    own = page_of(student.get("/matches?band=any"))
    assert reasons(theirs) == reasons(own) != []


def reasons(page):
    """Return the reasons of the first card."""
    return [one.get_text(strip=True) for one in page.select(".card-match")[0].select(".reason")]


def test_the_role_page_says_how_the_student_matches(make, visitor, graduate):
    posting = make.posting(must={"python": None})
    page = visitor(graduate_user(make, graduate)).get(f"/roles/{posting.id}")
    assert "How you match" in text_of(page)
    assert "How you match" not in text_of(visitor().get(f"/roles/{posting.id}"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_language_opens(make, visitor, graduate, language):
    make.posting(must={"python": SkillLevel.EXPERT}, nice={"welding": None})
    client = visitor(graduate_user(make, graduate), language)
    assert client.get("/matches").status_code == 200


def test_an_employer_has_no_page_of_matches(make, visitor):
    member = make.member()
    user = make.session.get_one(User, member.user_id)
    assert visitor(user).get("/matches").status_code == 403


def test_the_profile_says_which_skills_open_how_many_roles(make, visitor, graduate):
    client = visitor(graduate_user(make, graduate))
    assert "Worth adding" not in text_of(client.get("/profile"))
    for _ in range(3):
        make.posting(title="Software developer", must={"java": None})
    words = text_of(client.get("/profile"))
    assert "Java. You would then have at least half of what 3 more roles require." in words


def test_it_says_so_before_the_profile_is_turned_on_too(make, visitor):
    student = make.student(on=False, headline="Software developer")
    make.posting(title="Software developer", must={"java": None})
    words = text_of(visitor(graduate_user(make, student)).get("/profile"))
    assert "Java. You would then have at least half of what 1 more role requires." in words


def test_a_role_that_has_just_filled_is_left_out_and_the_next_moves_up(make, visitor, graduate):
    filled = [make.posting(title=f"Filled {n}", must={"python": None}) for n in range(3)]
    for number in range(20):
        make.posting(title=f"Open {number:02}", must={"python": None})
    client = visitor(graduate_user(make, graduate))
    assert len(titles(client.get("/matches?band=any"))) == 20
    for posting in filled:
        posting.seats_taken = 1
    shown = titles(client.get("/matches?band=any"))
    assert len(shown) == 20
    assert not [one for one in shown if one.startswith("Filled")]


def test_the_best_are_shown_page_by_page_and_the_rest_is_counted(
    make, visitor, graduate, monkeypatch
):
    monkeypatch.setattr(ranking, "MOST", 25)
    for number in range(30):
        make.posting(title=f"Developer {number:02}", must={"python": None})
    client = visitor(graduate_user(make, graduate))
    first, second = client.get("/matches?band=any"), client.get("/matches?band=any&page=2")
    assert (len(titles(first)), len(titles(second))) == (20, 5)
    assert "The 25 roles of 30 that fit best" in text_of(first)


def test_those_that_fit_are_counted_among_the_best(make, visitor, graduate, monkeypatch):
    monkeypatch.setattr(ranking, "MOST", 3)
    make.posting(title="Software developer", must={"python": None})
    for number in range(4):
        make.posting(title=f"Welder {number}", must={"welding": None})
    shown = text_of(visitor(graduate_user(make, graduate)).get("/matches"))
    assert "1 role among the 3 best of 5" in shown
