"""Profiles as columns: the features of one opening against all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.features import (
    FULL_PROGRAMME,
    NOISE,
    UNKNOWN_LEVEL,
    OpeningView,
    degree_met,
    highest_degree,
    language_met,
    text_of,
    title_rows,
)
from matching.index.lists import Holders
from matching.index.titles import TitleQuery, Titles
from matching.prior import NAMES
from matching.text import fold
from matching.text.likeness import TextBlock
from matching.types import Cefr, Degree, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

    from matching.ranker import Ranker

REMOTE = "\0"  # no place is written so


@dataclass(frozen=True)
class ProfileColumns:
    """Profiles, prepared; row i of each column belongs to profile i.

    Attributes
    ----------
    claims, languages, places : Holders
        Who holds which skill (with the level), language (with the CEFR level) and wish of place.
    titles, studies : Titles
        What each was and wants to be, and studied.
    decay, months : ndarray of shape (n_titles,)
        How much each title counts, and the share of two years it lasted (0 if it is no job).
    texts : TextBlock
        What they write.
    degrees, pay, starts, hours : ndarray of shape (n_profiles,)
        The highest degree and the wishes; 0 for none.
    placed : ndarray of bool, shape (n_profiles,)
        Whether they wish for a place at all.
    """

    ranker: Ranker
    claims: Holders
    languages: Holders
    places: Holders
    titles: Titles
    decay: np.ndarray
    months: np.ndarray
    studies: Titles
    texts: TextBlock
    degrees: np.ndarray
    placed: np.ndarray
    pay: np.ndarray
    starts: np.ndarray
    hours: np.ndarray

    @classmethod
    def of(cls, profiles: Sequence[Profile], ranker: Ranker) -> ProfileColumns:
        """Prepare profiles."""
        import numpy as np

        rows = [title_rows(profile) for profile in profiles]
        wishes = [profile.wishes for profile in profiles]
        return cls(
            ranker=ranker,
            claims=Holders.of(
                [[(c.concept, c.level or UNKNOWN_LEVEL) for c in p.skills] for p in profiles]
            ),
            languages=Holders.of([[(c.code, c.cefr or 0) for c in p.languages] for p in profiles]),
            places=Holders.of([_places(profile) for profile in profiles]),
            titles=Titles.of([[t for t, _, _ in own] for own in rows], ranker.space, ranker.roles),
            decay=np.array([decay for own in rows for _, decay, _ in own]),
            months=np.array([months for own in rows for _, _, months in own]),
            studies=Titles.of(
                [[one.programme for one in p.education] or [""] for p in profiles],
                ranker.space,
                None,
            ),
            texts=ranker.space.block([text_of(profile) for profile in profiles]),
            degrees=np.array([highest_degree(profile) or 0 for profile in profiles], np.int8),
            placed=np.array([bool(one.places or one.remote) for one in wishes], bool),
            pay=np.array([one.pay or 0 for one in wishes], np.int64),
            starts=np.array([one.start.toordinal() if one.start else 0 for one in wishes]),
            hours=np.array([one.hours or 0 for one in wishes], np.int16),
        )

    def __len__(self) -> int:
        return len(self.degrees)

    def values(self, view: OpeningView, titles: TitleQuery | None) -> np.ndarray:
        """Return the features of an opening against every profile but the likeness of texts.

        Parameters
        ----------
        view
            The opening.
        titles
            Its title; None where it has none.

        Returns
        -------
        ndarray of shape (n_features, n_profiles)
            NaN where nothing was asked; also in the row of ``text``.
        """
        import numpy as np

        values = np.full((len(NAMES), len(self)), np.nan)
        table = dict(zip(NAMES, values, strict=True))
        opening = view.opening
        table["must"][:] = self._coverage(view, view.must)
        table["nice"][:] = self._coverage(view, view.nice)
        if titles is not None:
            self._by_title(table, titles)
        self._educated(table["education"], opening)
        if opening.languages:
            table["languages"][:] = self._spoken(opening)
        self._wished(table, opening)
        return values

    def met(self, view: OpeningView, place: int) -> np.ndarray:
        """Return how far each profile answers a demand, shape (n_profiles,)."""
        import numpy as np

        level = view.opening.skills[place].level
        best = np.zeros(len(self))
        for concept, closeness in view.answering(place):
            rows, levels = self.claims.of_key(concept)
            degrees = closeness * np.minimum(1.0, levels / level) if level else closeness
            best[rows] = np.maximum(best[rows], degrees)
        return best

    def _coverage(self, view: OpeningView, places: Sequence[int]) -> np.ndarray | float:
        """Return the weighted share of some demands that each profile meets."""
        import numpy as np

        whole = sum(view.weights[place] for place in places)
        if not whole:
            return np.nan
        got = np.zeros(len(self))
        for place in places:
            got += view.weights[place] * self.met(view, place)
        return got / whole

    def _by_title(self, table: dict[str, np.ndarray], titles: TitleQuery) -> None:
        """Fill in what follows from the opening's title."""
        import numpy as np

        like = self.titles.like(titles, self.ranker.roles)[self.titles.places, 0]
        begins = self.titles.starts[:-1]
        table["title"][:] = np.maximum.reduceat(like * self.decay, begins)
        relevant = np.where(like > NOISE, like, 0.0) * self.months
        table["experience"][:] = np.minimum(1.0, np.add.reduceat(relevant, begins))
        studied = self.studies.words.like(titles.words)[self.studies.places, 0]
        near = np.maximum.reduceat(studied, self.studies.starts[:-1]) / FULL_PROGRAMME
        table["education"][:] = np.minimum(1.0, near)

    def _educated(self, education: np.ndarray, opening: Opening) -> None:
        """Take the degree into account, where one is asked for."""
        import numpy as np

        if opening.degree is None:
            return
        met = np.array([degree_met(opening.degree, Degree(d) if d else None) for d in range(6)])
        degrees = met[self.degrees]
        education[:] = np.where(np.isnan(education), degrees, (degrees + education) / 2)

    def _spoken(self, opening: Opening) -> np.ndarray:
        """Return the share of the asked languages that is spoken; must counts double."""
        import numpy as np

        got = np.zeros(len(self))
        whole = 0.0
        for demand in opening.languages:
            weight = 2.0 if demand.must else 1.0
            whole += weight
            known = [language_met(demand.cefr, Cefr(n) if n else None) for n in range(8)]
            rows, levels = self.languages.of_key(demand.code)
            got[rows] += weight * np.array(known)[levels]
        return got / whole

    def _wished(self, table: dict[str, np.ndarray], opening: Opening) -> None:
        """Fill in how far the opening gives what people wish for."""
        import numpy as np

        if opening.place or opening.remote:
            place = table["place"]
            place[self.placed] = 0.0
            place[self.places.of_key(fold(opening.place))[0]] = 1.0
            if opening.remote:
                place[self.places.of_key(REMOTE)[0]] = 1.0
        offered = opening.pay_max or opening.pay_min
        if offered:
            wishing = self.pay > 0
            table["pay"][wishing] = np.minimum(1.0, offered / self.pay[wishing])
        _dates(table["dates"], self.starts, self.hours, opening)


def _dates(dates: np.ndarray, starts: np.ndarray, hours: np.ndarray, opening: Opening) -> None:
    """Fill in whether start and hours suit, the mean of those both sides name."""
    import numpy as np

    total, parts = np.zeros(len(starts)), np.zeros(len(starts))
    if opening.start:
        named = starts > 0
        total[named] += starts[named] <= opening.start.toordinal()
        parts += named
    if opening.hours:
        named = hours > 0
        total[named] += np.minimum(1.0, hours[named] / opening.hours)
        parts += named
    both = parts > 0
    dates[both] = total[both] / parts[both]


def _places(profile: Profile) -> list[tuple[str, int]]:
    """Return where a person wishes to work."""
    wished = [(fold(place), 1) for place in profile.wishes.places]
    return [*wished, (REMOTE, 1)] if profile.wishes.remote else wished
