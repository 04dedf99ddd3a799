"""The public search: words in three languages, filters, order, and a way out of nothing."""

from datetime import timedelta

import pytest

from models import PostingStatus, Sector, today
from talent.postings import service
from tests.support.databases import at_most
from tests.support.visitor import page_of, text_of


@pytest.fixture
def role(make, session):
    """Return a maker of published roles that can be found by their words."""

    def publish(title="Site engineer", **values):
        posting = make.posting(title=title, **values)
        from models import Organisation, Project

        organisation = session.get(Organisation, posting.organisation_id)
        project = session.get(Project, posting.project_id)
        posting.search_text = service.search_text_of(posting, organisation.name, project)
        return posting

    return publish


def titles(response):
    return [link.get_text() for link in page_of(response).select(".card-match-title a")]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("бағдарламашы", "Бағдарламашы"),
        ("БАГДАРЛАМАШЫ", "Бағдарламашы"),
        ("Бағдарламашылар", "Бағдарламашы"),
        ("инженеры", "Инженер-строитель"),
        ("Welders", "Welder"),
        ("c++", "C++ developer"),
        ("сварка", "Welder"),
        ("дәнекерлеу", "Welder"),
    ],
)
def test_it_finds_words_in_any_language_and_form(client, role, query, title):
    role("Бағдарламашы", text="Веб қосымшалар жазу.")
    role("Инженер-строитель", text="Надзор на площадке.")
    role("Welder", must={"welding": None}, text="Join metal.")
    role("C++ developer", text="Write code.")
    assert titles(client.get("/roles", query_string={"q": query})) == [title]


def test_words_may_be_spread_and_all_must_be_there(client, role):
    role("Welder", text="Night work in a workshop.")
    role("Welder", text="Outdoors.")
    assert len(titles(client.get("/roles?q=workshop+welder"))) == 1


def test_a_percent_sign_is_a_character_like_any_other(client, role):
    role("Welder")
    assert titles(client.get("/roles?q=100%25")) == []


def test_only_open_roles_are_found(client, role):
    role("Open")
    role("Full", seats=1, seats_taken=1)
    role("Past", deadline=today() - timedelta(days=1))
    role("Draft", status=PostingStatus.DRAFT)
    role("Closed", status=PostingStatus.CLOSED)
    assert titles(client.get("/roles")) == ["Open"]


def test_filters_narrow_and_stand_in_the_address(client, make, role):
    agro = make.project(sector=Sector.AGRO)
    role("Agronomist", project=agro, place="konaev", pay_min=300_000, pay_max=None, language="kk")
    role("Welder", remote=True, must={"welding": None})
    for address, found in {
        "sector=agro": ["Agronomist"],
        f"project={agro.id}": ["Agronomist"],
        "place=konaev": ["Agronomist"],
        "pay=400000": ["Welder"],
        "remote=y": ["Welder"],
        "language=kk": ["Agronomist"],
        "skill=welding": ["Welder"],
        "kind=internship": [],
        "sector=agro&remote=y": [],
        "sector=nonsense&project=x&pay=lots": ["Welder", "Agronomist"],
    }.items():
        assert titles(client.get(f"/roles?{address}")) == found, address


def test_nothing_found_says_what_to_leave_out(client, role):
    role("Welder")
    response = client.get("/roles?q=welder&sector=creative")
    link = page_of(response).find("a", string="in every sector")
    assert "No role fits all of this" in text_of(response)
    assert titles(client.get(link["href"])) == ["Welder"]


@pytest.mark.parametrize("typed", ["weldr", "свращик", "дәнекерлуші"])
def test_a_mistyped_search_asks_what_was_meant(client, role, typed):
    role("Welder")
    page = page_of(client.get("/roles", query_string={"q": typed}))
    assert "Did you mean:" in page.text
    assert titles(client.get(page.find("a", string="welder")["href"])) == ["Welder"]


def test_a_search_that_resembles_nothing_proposes_nothing(client, role):
    role("Welder")
    assert "Did you mean:" not in text_of(client.get("/roles?q=xqzjv"))


def test_the_order_can_be_chosen(client, role):
    role("Later", deadline=today() + timedelta(days=40), pay_max=900_000)
    role("Sooner", deadline=today() + timedelta(days=4))
    assert titles(client.get("/roles?sort=deadline")) == ["Sooner", "Later"]
    assert titles(client.get("/roles?sort=pay")) == ["Later", "Sooner"]


def test_a_long_list_comes_in_pages_with_few_queries(client, role):
    for number in range(45):
        role(f"Role {number}")
    with at_most(8):
        first = client.get("/roles")
    assert len(titles(first)) == 20
    assert "45 roles" in text_of(first)
    assert len(titles(client.get("/roles?page=3"))) == 5
    assert len(titles(client.get("/roles?page=99"))) == 5


def test_without_any_role_it_says_so(client):
    assert "No roles are open yet" in text_of(client.get("/roles"))


def test_an_occupation_is_found_by_its_name_in_another_language(client, role):
    role("Дәнекерлеуші", text="Металл құрылымдарын жинау.")
    role("Бухгалтер", text="Баланс.")
    for query in ("welder", "сварщик", "Дәнекерлеуші"):
        assert titles(client.get("/roles", query_string={"q": query})) == ["Дәнекерлеуші"], query


def test_a_wrong_value_in_the_address_is_ignored_without_a_word(client, role):
    role("Welder")
    response = client.get("/roles?pay=lots&kind=nonsense&sector=&place=mars")
    assert titles(response) == ["Welder"]
    assert not page_of(response).select(".field-error")
