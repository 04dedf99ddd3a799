"""The values that enter and leave the matcher: frozen, plain, free of database and web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How well a skill is held or asked for."""

    BASIC = 1
    WORKING = 2
    ADVANCED = 3
    EXPERT = 4


class Cefr(IntEnum):
    """Language levels of the Common European Framework; NATIVE stands above C2."""

    A1 = 1
    A2 = 2
    B1 = 3
    B2 = 4
    C1 = 5
    C2 = 6
    NATIVE = 7


class Degree(IntEnum):
    """Education levels, ordered (ISCED 2011 levels 3 to 8, grouped)."""

    SCHOOL = 1
    VOCATIONAL = 2
    BACHELOR = 3
    MASTER = 4
    DOCTOR = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """A concept found in a text.

    ``start`` and ``end`` are offsets in characters of the text that was given, and
    ``words`` is exactly ``text[start:end]``. ``must`` is None where the text does not say.
    ``confidence`` lies in (0, 1].
    """

    concept: str
    start: int
    end: int
    words: str
    level: Level | None = None
    must: bool | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SkillClaim:
    """A skill that a person holds, with the words it came from."""

    concept: str
    level: Level | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SkillDemand:
    """A skill that an opening asks for, with the words it came from.

    ``sure`` in (0, 1] tells how surely it is asked for: 1 where a person or the text says
    so, less where the text only mentions the skill. It weighs that much less.
    """

    concept: str
    level: Level | None = None
    must: bool = True
    words: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class LanguageClaim:
    """A language that a person speaks; ``code`` is ISO 639-1."""

    code: str
    cefr: Cefr | None = None


@dataclass(frozen=True, slots=True)
class LanguageDemand:
    """A language that an opening asks for; ``code`` is ISO 639-1."""

    code: str
    cefr: Cefr | None = None
    must: bool = True


@dataclass(frozen=True, slots=True)
class Experience:
    """A job a person held; the first of a profile's is the latest. ``months`` may be unknown."""

    title: str
    text: str = ""
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Education:
    """A study a person finished or will finish."""

    programme: str
    degree: Degree | None = None
    graduation: date | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wants; everything empty means no wish. Pay in tenge a month."""

    titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    remote: bool = False
    start: date | None = None
    hours: int | None = None
    pay: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as the matcher sees them: no name, sex, age or nationality; a city at most."""

    id: str
    title: str = ""
    text: str = ""
    lang: str = ""
    skills: tuple[SkillClaim, ...] = ()
    languages: tuple[LanguageClaim, ...] = ()
    experience: tuple[Experience, ...] = ()
    education: tuple[Education, ...] = ()
    wishes: Wishes = Wishes()


@dataclass(frozen=True, slots=True)
class Opening:
    """A role as the matcher sees it. Pay in tenge a month, hours a week."""

    id: str
    title: str = ""
    text: str = ""
    lang: str = ""
    skills: tuple[SkillDemand, ...] = ()
    languages: tuple[LanguageDemand, ...] = ()
    degree: Degree | None = None
    place: str = ""
    remote: bool = False
    pay_min: int | None = None
    pay_max: int | None = None
    hours: int | None = None
    start: date | None = None


class Verdict(StrEnum):
    """How one demand is met."""

    MATCHED = "matched"
    PARTLY = "partly"
    MISSING = "missing"


class Band(StrEnum):
    """A score in words; NOT_ENOUGH says that there is too little to match on."""

    STRONG = "strong"
    GOOD = "good"
    PARTIAL = "partial"
    WEAK = "weak"
    NOT_ENOUGH = "not_enough"


@dataclass(frozen=True, slots=True)
class SkillReason:
    """How one demanded skill is met.

    ``claim`` is the concept of the profile that answers the demand: the same one, or for
    ``PARTLY`` perhaps a related one; None where it is missing.
    """

    demand: SkillDemand
    verdict: Verdict
    claim: SkillClaim | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that is not about skills.

    ``code`` is one of ``language``, ``degree``, ``place``, ``pay``, ``hours``, ``start``;
    ``hard`` tells a demand of the opening from a wish of the person. ``asked`` and ``has``
    are codes or numbers as text (``en:B2``, ``3``, ``almaty``), never sentences.
    """

    code: str
    verdict: Verdict
    hard: bool
    asked: str = ""
    has: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one named feature added to the score; the points of all sum to it.

    ``value`` lies in [0, 1], None where nothing was asked; ``most`` is what the feature could
    have added for this pair.
    """

    feature: str
    value: float | None
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class Match:
    """One opening against one profile; ``score`` in [0, 100]."""

    opening: str
    profile: str
    score: float
    band: Band
    skills: tuple[SkillReason, ...] = ()
    conditions: tuple[Condition, ...] = ()
    contributions: tuple[Contribution, ...] = ()
