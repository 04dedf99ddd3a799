"""The matcher's codes as sentences."""

import pytest

from matching.types import (
    Band,
    Condition,
    Contribution,
    Level,
    Match,
    SkillClaim,
    SkillDemand,
    SkillReason,
    Verdict,
)
from talent.matches.words import words_of


def match(*conditions, skills=()):
    """Return a match with these reasons."""
    parts = (Contribution("must", 0.5, 20.0, 40.0), Contribution("pay", None, 1.0, 2.0))
    return Match("1", "2", 50.0, Band.GOOD, tuple(skills), conditions, parts)


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (("language", "matched", "en:B2", "en:C1"), "Language: English C1, as asked for"),
        (("language", "partly", "en:B2", "en:A2"), "Language: English A2, asked for: English B2"),
        (("language", "missing", "kk:NATIVE", ""), "Language missing: Kazakh native"),
        (("degree", "matched", "3", "4"), "Education: Bachelor’s degree, as asked for"),
        (("degree", "missing", "4", ""), "Education asked for: Master’s degree; none is shown"),
        (
            ("degree", "partly", "4", "3"),
            "Education asked for: Master’s degree; shown: Bachelor’s degree",
        ),
        (("place", "matched", "almaty", "almaty"), "Place as wished: Almaty"),
        (
            ("place", "missing", "astana, remote", "almaty"),
            "Place: Almaty; wished: Astana, remote work",
        ),
        (("pay", "matched", "300000", "400000"), "Pay as wished: up to 400 000 ₸"),
        (("pay", "missing", "500000", "400000"), "Pay: up to 400 000 ₸; wished: 500 000 ₸"),
        (("hours", "matched", "40", "20"), "Hours a week as wished: 20"),
        (("hours", "missing", "20", "40"), "Hours a week: 40; wished: 20"),
        (("start", "matched", "2027-01-11", "2026-12-01"), "Can begin on time: 11 January 2027"),
        (
            ("start", "missing", "2027-01-11", "2027-03-01"),
            "The work begins on 11 January 2027; able to begin on 1 March 2027",
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_every_condition_is_a_sentence(app, condition, sentence):
    code, verdict, asked, has = condition
    one = Condition(code, Verdict(verdict), hard=True, asked=asked, has=has)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        (reason,) = words_of(match(one)).reasons
    assert reason.verdict == verdict
    assert reason.text.replace("\xa0", " ") == sentence


SKILLS = (
    SkillReason(SkillDemand("python"), Verdict.MATCHED, SkillClaim("python")),
    SkillReason(SkillDemand("sql", Level.EXPERT), Verdict.PARTLY, SkillClaim("sql", Level.BASIC)),
    SkillReason(SkillDemand("html"), Verdict.PARTLY, SkillClaim("css")),
    SkillReason(SkillDemand("welding", Level.WORKING), Verdict.MISSING),
    SkillReason(SkillDemand("excel", must=False), Verdict.MISSING),
)


def test_skills_come_held_first_then_missing_then_partly(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        words = words_of(match(skills=SKILLS))
    verdicts = [reason.verdict for reason in words.reasons]
    assert verdicts == ["matched", "missing", "partly", "partly", "missing"]
    assert (words.met, words.required) == (1, 4)
    assert [item.must for item in words.skills] == [True, True, True, True, False]


def test_a_skill_says_the_level_asked_for_and_shown(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        notes = [item.note for item in words_of(match(skills=SKILLS)).skills]
    assert notes[1] == "asked for: Expert, shown: Basic"
    assert notes[2].startswith("related: ")
    assert notes[3] == "asked for: Working"


def test_a_part_says_its_points_of_the_most_it_could_add(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        part, unasked = words_of(match()).parts
    assert (part.label, part.points, part.most) == ("Required skills", 20.0, 40.0)
    assert part.asked
    assert not unasked.asked
