"""What a student wants."""

from datetime import date

import pytest

from models import Wish
from tests.support.visitor import page_of, text_of

GOOD = {
    "kinds": ["job", "internship"],
    "titles": "Electrician\n\n Fitter \nElectrician",
    "places": ["alatau", "konaev"],
    "other_places": "Алматы; Zhetigen, ",
    "remote": "y",
    "start": "2027-07-01",
    "hours": "40",
    "pay": "350 000",
}


def test_it_keeps_what_is_wished(me, only):
    assert me.post("/profile/wishes", data=GOOD).status_code == 303
    wish = only(Wish)
    assert wish.kinds == ["job", "internship"]
    assert wish.titles == ["Electrician", "Fitter"]
    assert wish.places == ["alatau", "konaev", "almaty", "Zhetigen"]
    assert (wish.remote, wish.start, wish.hours, wish.pay) == (True, date(2027, 7, 1), 40, 350_000)


def test_the_page_shows_what_was_kept(me):
    me.post("/profile/wishes", data=GOOD)
    page = page_of(me.get("/profile/wishes"))
    ticked = [box["value"] for box in page.select("input[type=checkbox][checked]")]
    assert ticked == ["job", "internship", "alatau", "almaty", "konaev", "y"]
    assert page.select_one("#titles").text.split() == ["Electrician", "Fitter"]
    assert page.select_one("#other_places")["value"] == "Zhetigen"


def test_empty_means_no_wish(me, only):
    me.post("/profile/wishes", data=GOOD)
    me.post("/profile/wishes", data=dict.fromkeys(GOOD.keys() - {"kinds", "places", "remote"}, ""))
    wish = only(Wish)
    assert (wish.kinds, wish.titles, wish.places) == ([], [], [])
    assert (wish.remote, wish.start, wish.hours, wish.pay) == (False, None, None, None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"hours": "0"}, "from 1 to 40"),
        ({"hours": "168"}, "from 1 to 40"),
        ({"pay": "-5"}, "such as 350 000"),
        ({"pay": "much"}, "whole number"),
        ({"titles": "\n".join("abcdef")}, "up to 5 titles"),
        ({"other_places": ",".join("abcdefghij")}, "up to 10 places"),
        ({"kinds": ["throne"]}, "Kind of role"),
        ({"start": "tomorrow"}, "such as 30.06.2027"),
    ],
)
def test_it_refuses_what_cannot_be(me, only, changed, words):
    answer = me.post("/profile/wishes", data=GOOD | changed)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert only(Wish).titles == []
