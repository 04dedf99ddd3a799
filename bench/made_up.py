"""Made-up roles and people of one seed, in the sizes and proportions of a city's labour market."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from matching.taxonomy import LANGUAGES, Concept, Taxonomy
from matching.types import (
    Cefr,
    Degree,
    Education,
    Experience,
    LanguageClaim,
    LanguageDemand,
    Level,
    Opening,
    Profile,
    SkillClaim,
    SkillDemand,
    Wishes,
)

SEED = 1
HELD, ASKED, WORDS = 19, 12, 80
_PLACES = ("almaty", "astana", "konaev", "alatau", "shymkent", "taldykorgan")
_FIRST = date(2027, 1, 1)


class Market:
    """Draws documents around occupations; the same ones in every run.

    Parameters
    ----------
    seed
        Where the draws begin.
    """

    def __init__(self, seed: int = SEED) -> None:
        self.draw = random.Random(seed)
        taxonomy = Taxonomy.load()
        self.skills = [one.id for one in taxonomy.skills()]
        self.draw.shuffle(self.skills)
        # Few skills are asked for everywhere, most are rare: the n-th by one over n.
        self.popular = list(accumulate(1 / (place + 8) for place in range(len(self.skills))))
        self.occupations = [one for one in taxonomy.occupations() if one.essential]
        self.lines = {lang: [one.about[lang].split() for one in taxonomy] for lang in LANGUAGES}

    def profiles(self, count: int) -> Iterator[Profile]:
        """Yield people with about nineteen skills each."""
        for number in range(count):
            trade, lang = self.draw.choice(self.occupations), self.draw.choice(LANGUAGES)
            yield Profile(
                id=str(number),
                title=self._title(trade, lang),
                text=self._text(lang),
                lang=lang,
                skills=tuple(
                    SkillClaim(one, Level(self.draw.randint(1, 4))) for one in self._of(trade, HELD)
                ),
                languages=(LanguageClaim("kk", Cefr.C1), LanguageClaim("ru", self._cefr())),
                experience=tuple(
                    Experience(self._title(trade, lang), "", self.draw.randint(2, 30))
                    for _ in range(self.draw.randint(0, 3))
                ),
                education=(Education(self._title(trade, lang), self._degree()),),
                wishes=Wishes(
                    places=(self.draw.choice(_PLACES),),
                    pay=self.draw.randrange(200, 900) * 1000,
                    start=_FIRST + timedelta(days=self.draw.randrange(300)),
                ),
            )

    def openings(self, count: int) -> Iterator[Opening]:
        """Yield roles with about twelve skills each."""
        for number in range(count):
            trade, lang = self.draw.choice(self.occupations), self.draw.choice(LANGUAGES)
            least = self.draw.randrange(200, 900) * 1000
            yield Opening(
                id=str(number),
                title=self._title(trade, lang),
                text=self._text(lang),
                lang=lang,
                skills=tuple(
                    SkillDemand(one, Level(self.draw.randint(1, 3)), self.draw.random() < 0.7)
                    for one in self._of(trade, ASKED)
                ),
                languages=(LanguageDemand("ru", self._cefr()),),
                degree=self._degree(),
                place=self.draw.choice(_PLACES),
                pay_min=least,
                pay_max=least + 100_000,
                start=_FIRST + timedelta(days=self.draw.randrange(300)),
            )

    def _of(self, trade: Concept, about: int) -> Sequence[str]:
        """Return some skills of a trade and some of everybody."""
        count = self.draw.randint(about - 4, about + 4)
        own = [*trade.essential, *trade.useful][: count // 2]
        drawn = self.draw.choices(self.skills, cum_weights=self.popular, k=count)
        return list(dict.fromkeys((*own, *drawn)))[:count]

    def _title(self, trade: Concept, lang: str) -> str:
        return self.draw.choice(trade.labels[lang])

    def _text(self, lang: str) -> str:
        words: list[str] = []
        while len(words) < WORDS:
            words += self.draw.choice(self.lines[lang])
        return " ".join(words[:WORDS])

    def _cefr(self) -> Cefr:
        return Cefr(self.draw.randint(1, 6))

    def _degree(self) -> Degree:
        return Degree(self.draw.randint(2, 5))
