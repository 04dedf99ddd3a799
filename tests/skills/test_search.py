"""The skill picker's list."""

import pytest

from tests.support.visitor import page_of, text_of

HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize("typed", ["сварка", "дәнекерлеу", "welding", "данекерлеу", "WELD"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_finds_a_skill_in_every_language(visitor, typed, language):
    answer = visitor(None, language).get(f"/skills/search?skill_query={typed}", headers=HTMX)
    found = page_of(answer).select("button[name=add_skill]")
    assert found[0]["value"] == "welding"


def test_it_names_the_skill_in_the_readers_language(visitor):
    answer = visitor(None, "kk").get("/skills/search?skill_query=сварка", headers=HTMX)
    assert page_of(answer).select_one(".skill-name").text == "дәнекерлеу"


def test_one_that_is_held_cannot_be_added_again(client):
    answer = client.get("/skills/search?skill_query=welding&held=welding", headers=HTMX)
    page = page_of(answer)
    assert "Added" in page.select_one(".skill-choice").text
    assert not page.select_one("button[value=welding]")


def test_it_offers_no_occupation(client):
    answer = client.get("/skills/search?skill_query=welder", headers=HTMX)
    assert "welder" not in {b["value"] for b in page_of(answer).select("button")}


def test_it_says_when_nothing_is_found(client):
    answer = client.get("/skills/search?skill_query=qqqqqqqqqq", headers=HTMX)
    assert "No skill is called" in text_of(answer)


def test_htmx_gets_a_piece_and_others_a_page(client):
    assert (
        client.get("/skills/search?skill_query=sql", headers=HTMX).text.lstrip().startswith("<ul")
    )
    assert page_of(client.get("/skills/search?skill_query=sql")).h1


def test_what_is_typed_is_never_run(client):
    answer = client.get("/skills/search?skill_query=<script>alert(1)</script>", headers=HTMX)
    assert "<script>" not in answer.text


def test_a_very_long_query_is_cut(client):
    assert client.get("/skills/search?skill_query=" + "ж" * 3000).status_code == 200
