"""Openings as columns: the features of one profile against all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.features import (
    FULL_PROGRAMME,
    NOISE,
    UNKNOWN_LEVEL,
    degree_met,
    highest_degree,
    language_met,
    title_of,
    title_rows,
)
from matching.index.lists import Holders, starts_of
from matching.index.titles import TitleQuery, Titles
from matching.prior import NAMES
from matching.text import fold
from matching.text.likeness import Queries, TextBlock
from matching.types import Cefr, Degree, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

    from matching.ranker import Ranker

_LEVELS = 5
_MUST = 8


@dataclass(frozen=True)
class OpeningColumns:
    """Openings, prepared; row i of each column belongs to opening i.

    Attributes
    ----------
    concepts : dict
        The number of each concept that is asked for.
    owner : ndarray of shape (n_demands,)
        Which opening each demand is of.
    demands, levels, weights, must : ndarray of shape (n_demands,)
        The concept, the level (0 for any), the weight, and whether it is a must.
    counts : ndarray of shape (n_openings, 2)
        How many must-haves and nice-to-haves each names, as far as sure.
    whole : ndarray of shape (n_openings, 2)
        What these weigh together; NaN where there is none.
    answering : dict
        For each concept that a person may hold: which asked ones it answers, and how closely.
    languages : Holders
        Who asks for which language: the CEFR level, and 8 more where it is a must.
    titles : Titles
        Their titles; ``named`` tells who has one.
    texts : TextBlock
        Their words; ``worded`` tells who has any.
    """

    ranker: Ranker
    concepts: dict[str, int]
    owner: np.ndarray
    demands: np.ndarray
    levels: np.ndarray
    weights: np.ndarray
    must: np.ndarray
    counts: np.ndarray
    whole: np.ndarray
    answering: dict[str, list[tuple[int, float]]]
    languages: Holders
    titles: Titles
    named: np.ndarray
    texts: TextBlock
    worded: np.ndarray
    degrees: np.ndarray
    places: Holders
    remote: np.ndarray
    pay: np.ndarray
    starts: np.ndarray
    hours: np.ndarray

    @classmethod
    def of(cls, openings: Sequence[Opening], ranker: Ranker) -> OpeningColumns:
        """Prepare openings."""
        import numpy as np

        demands = [demand for one in openings for demand in one.skills]
        starts = starts_of(len(one.skills) for one in openings)
        owner = np.repeat(np.arange(len(openings)), np.diff(starts))
        concepts: dict[str, int] = {}
        for demand in demands:
            concepts.setdefault(demand.concept, len(concepts))
        sure = np.array([demand.sure for demand in demands])
        weights = np.array([ranker.weight(demand.concept) for demand in demands]) * sure
        must = np.array([demand.must for demand in demands], bool)
        kinds = np.stack([must, ~must], axis=1)
        titles = [title_of(opening) for opening in openings]
        texts = [f"{opening.title} {opening.text}" for opening in openings]
        whole = _sums(owner, weights[:, None] * kinds, len(openings))
        whole[whole == 0] = np.nan
        return cls(
            ranker=ranker,
            concepts=concepts,
            owner=owner,
            demands=np.array([concepts[demand.concept] for demand in demands], np.int32),
            levels=np.array([demand.level or 0 for demand in demands], np.int8),
            weights=weights,
            must=must,
            counts=_sums(owner, sure[:, None] * kinds, len(openings)),
            whole=whole,
            answering=answering_of(concepts, ranker),
            languages=Holders.of(
                [
                    [(one.code, (one.cefr or 0) + _MUST * one.must) for one in opening.languages]
                    for opening in openings
                ]
            ),
            titles=Titles.of([[title] for title in titles], ranker.space, ranker.roles),
            named=np.array([bool(title.strip()) for title in titles], bool),
            texts=ranker.space.block(texts),
            worded=np.array([bool(text.strip()) for text in texts], bool),
            degrees=np.array([opening.degree or 0 for opening in openings], np.int8),
            places=Holders.of([[(fold(one.place), 1)] if one.place else [] for one in openings]),
            remote=np.array([opening.remote for opening in openings], bool),
            pay=np.array([one.pay_max or one.pay_min or 0 for one in openings], np.int64),
            starts=np.array([one.start.toordinal() if one.start else 0 for one in openings]),
            hours=np.array([one.hours or 0 for one in openings], np.int16),
        )

    def __len__(self) -> int:
        return len(self.degrees)

    def values(self, profile: Profile, titles: TitleQuery, studies: Queries) -> np.ndarray:
        """Return the features of a profile against every opening but the likeness of texts.

        Parameters
        ----------
        profile
            The person.
        titles, studies
            Their titles, as ``title_rows`` orders them, and their study programmes.

        Returns
        -------
        ndarray of shape (n_features, n_openings)
            NaN where nothing was asked; also in the row of ``text``.
        """
        import numpy as np

        values = np.full((len(NAMES), len(self)), np.nan)
        table = dict(zip(NAMES, values, strict=True))
        kinds = np.stack([self.must, ~self.must], axis=1)
        got = _sums(self.owner, (self.weights * self.met(profile))[:, None] * kinds, len(self))
        table["must"][:], table["nice"][:] = (got / self.whole).T
        self._by_title(table, profile, titles, studies)
        self._educated(table["education"], profile)
        table["languages"][:] = self._spoken(profile)
        self._wished(table, profile)
        return values

    def met(self, profile: Profile) -> np.ndarray:
        """Return how far each demand is met, shape (n_demands,)."""
        import numpy as np

        best = np.zeros((max(1, len(self.concepts)), _LEVELS))
        asked = np.array([1.0, *range(1, _LEVELS)])
        for claim in profile.skills:
            enough = np.minimum(1.0, (claim.level or UNKNOWN_LEVEL) / asked)
            enough[0] = 1.0
            for place, closeness in self.answering.get(claim.concept, ()):
                np.maximum(best[place], closeness * enough, out=best[place])
        met: np.ndarray = best[self.demands, self.levels]
        return met

    def akin(self, profile: Profile, titles: TitleQuery, least: float) -> np.ndarray:
        """Return the openings whose title is at least so much like one of a profile's."""
        import numpy as np

        decay = np.array([decay for _, decay, _ in title_rows(profile)])
        like = (self.titles.like(titles, self.ranker.roles) * decay).max(axis=1)
        return np.flatnonzero(self.named & (like >= least)[self.titles.places])

    def _by_title(
        self, table: dict[str, np.ndarray], profile: Profile, titles: TitleQuery, studies: Queries
    ) -> None:
        """Fill in what follows from the openings' titles."""
        import numpy as np

        rows = title_rows(profile)
        decay = np.array([decay for _, decay, _ in rows])
        months = np.array([months for _, _, months in rows])
        like = self.titles.like(titles, self.ranker.roles)
        relevant = (np.where(like > NOISE, like, 0.0) * months).sum(axis=1)
        studied = self.titles.words.like(studies).max(axis=1) / FULL_PROGRAMME
        for name, column in (
            ("title", (like * decay).max(axis=1)),
            ("experience", np.minimum(1.0, relevant)),
            ("education", np.minimum(1.0, studied)),
        ):
            table[name][:] = np.where(self.named, column[self.titles.places], np.nan)

    def _educated(self, education: np.ndarray, profile: Profile) -> None:
        """Take the degree into account, where one is asked for."""
        import numpy as np

        has = highest_degree(profile)
        known = np.array([degree_met(Degree(d), has) if d else np.nan for d in range(6)])
        met = known[self.degrees]
        both = (met + education) / 2
        one = np.where(np.isnan(met), education, met)
        education[:] = np.where(np.isnan(both), one, both)

    def _spoken(self, profile: Profile) -> np.ndarray:
        """Return the share of the asked languages that is spoken; must counts double."""
        import numpy as np

        held = {claim.code: claim.cefr for claim in profile.languages}
        got, whole = np.zeros(len(self)), np.zeros(len(self))
        for code in self.languages.keys:
            rows, numbers = self.languages.of_key(code)
            weight = np.where(numbers >= _MUST, 2.0, 1.0)
            whole[rows] += weight
            if code in held:
                asked = [language_met(Cefr(n) if n else None, held[code]) for n in range(_MUST)]
                got[rows] += weight * np.array(asked)[numbers % _MUST]
        whole[whole == 0] = np.nan
        return got / whole

    def _wished(self, table: dict[str, np.ndarray], profile: Profile) -> None:
        """Fill in how far each opening gives what the person wishes for."""
        import numpy as np

        wishes = profile.wishes
        if wishes.places or wishes.remote:
            place = table["place"]
            place[self.remote] = float(wishes.remote)
            place[self.places.rows] = np.maximum(np.nan_to_num(place[self.places.rows]), 0.0)
            for wished in {fold(one) for one in wishes.places}:
                place[self.places.of_key(wished)[0]] = 1.0
        if wishes.pay:
            offering = self.pay > 0
            table["pay"][offering] = np.minimum(1.0, self.pay[offering] / wishes.pay)
        self._dates(table["dates"], profile)

    def _dates(self, dates: np.ndarray, profile: Profile) -> None:
        """Fill in whether start and hours suit, the mean of those both sides name."""
        import numpy as np

        wishes = profile.wishes
        total, parts = np.zeros(len(self)), np.zeros(len(self))
        if wishes.start:
            named = self.starts > 0
            total[named] += wishes.start.toordinal() <= self.starts[named]
            parts += named
        if wishes.hours:
            named = self.hours > 0
            total[named] += np.minimum(1.0, wishes.hours / self.hours[named])
            parts += named
        both = parts > 0
        dates[both] = total[both] / parts[both]


def answering_of(concepts: dict[str, int], ranker: Ranker) -> dict[str, list[tuple[int, float]]]:
    """Return for each concept that may be held which asked ones it answers."""
    answering: dict[str, list[tuple[int, float]]] = {}
    for asked, place in concepts.items():
        answering.setdefault(asked, []).append((place, 1.0))
        for held, closeness in ranker.concepts.answers(asked).items():
            answering.setdefault(held, []).append((place, closeness))
    return answering


def _sums(owner: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    """Return the sum of each owner's values, column by column."""
    import numpy as np

    # Of nothing at all, bincount makes whole numbers.
    sums = [np.bincount(owner, column, size).astype(float) for column in values.T]
    return np.stack(sums, axis=1)
