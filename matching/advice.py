"""Advice that is counted, not guessed: which skills open roles, which demands close them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from matching.explain import GOOD_MUST
from matching.index import OpeningColumns, ProfileColumns
from matching.ranker import Ranker
from matching.recommender import Recommender
from matching.types import Opening, Profile

if TYPE_CHECKING:
    import numpy as np

MOST_CANDIDATES = 25
ENOUGH = 1.0
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class SkillAdvice:
    """Skills to add, and the ids of the openings that they would open."""

    skills: tuple[str, ...]
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemandAdvice:
    """How many profiles meet every must, and how many would without one of them.

    ``without`` holds pairs of a concept and the count, the most helpful first.
    """

    meet_all: int
    without: tuple[tuple[str, int], ...]


def opening_skills(
    profile: Profile,
    openings: Iterable[Opening] | Recommender,
    ranker: Ranker | None = None,
    *,
    skills: int = 2,
    share: float = GOOD_MUST,
    among: Collection[str] | None = None,
) -> SkillAdvice:
    """Return the skills that, together, would open the most roles to a person.

    A role is open where at least ``share`` of its must-have skills is held. All sets among
    the most promising skills are counted; equal sets are ordered by id.

    Parameters
    ----------
    profile
        The person.
    openings
        The roles to look at, or a recommender that was fitted on them.
    ranker
        What weighs the skills, where roles are given.
    skills
        How many skills to add at most.
    share
        The share of must-have skills, in [0, 1], from which a role counts as open.
    among
        Only roles with these ids; None for all.
    """
    import numpy as np

    gaps = _gaps(profile, _fitted(openings, ranker), share, among)
    worth: dict[str, float] = defaultdict(float)
    for concept, (_, parts) in gaps.gains.items():
        worth[concept] = round(float(np.minimum(1.0, parts).sum()), 9)
    likely = sorted(worth, key=lambda concept: (-worth[concept], concept))[:MOST_CANDIDATES]
    columns = {concept: gaps.column(concept) for concept in likely}
    best, opened = SkillAdvice((), ()), 0
    for size in range(1, skills + 1):
        for chosen in combinations(likely, size):
            open_now = sum(columns[concept] for concept in chosen) >= 1.0 - _CLOSE
            if (count := int(np.count_nonzero(open_now))) > opened:
                opens = tuple(gaps.ids[row] for row in np.flatnonzero(open_now).tolist())
                best, opened = SkillAdvice(chosen, opens), count
    return best


def who_meets_all(
    opening: Opening, profiles: Iterable[Profile] | Recommender, ranker: Ranker | None = None
) -> DemandAdvice:
    """Return how many profiles meet every must-have skill, and how many without each of them.

    Parameters
    ----------
    opening
        The role.
    profiles
        The profiles to count, or a recommender that was fitted on them.
    ranker
        What says how skills answer each other, where profiles are given.
    """
    import numpy as np

    found = _fitted(profiles, ranker)
    view = found.ranker_.view(opening)
    meet_all, without = 0, dict.fromkeys(view.must, 0)
    for segment in found.segments_:
        columns, rows = segment.columns, segment.living()
        if not isinstance(columns, ProfileColumns):
            raise TypeError("only profiles can meet what a role asks for")
        lacks = {place: columns.met(view, place)[rows] < ENOUGH for place in view.must}
        lacking = np.sum(list(lacks.values()), axis=0, dtype=int) if lacks else np.zeros(len(rows))
        meet_all += int(np.count_nonzero(lacking == 0))
        for place, lack in lacks.items():
            without[place] += int(np.count_nonzero(lacking == lack))
    pairs = [(opening.skills[place].concept, count) for place, count in without.items()]
    return DemandAdvice(meet_all, tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))))


def _fitted(
    documents: Iterable[Opening] | Iterable[Profile] | Recommender, ranker: Ranker | None
) -> Recommender:
    if isinstance(documents, Recommender):
        return documents
    return Recommender(ranker=ranker or Ranker()).fit(list(documents))


@dataclass(frozen=True)
class _Gaps:
    """Roles that are not open, and what share of its gap each skill would close.

    ``gains`` has the rows and the shares of each concept.
    """

    ids: list[str]
    gains: dict[str, tuple[np.ndarray, np.ndarray]]

    def column(self, concept: str) -> np.ndarray:
        """Return what share of its gap a skill closes, for every role."""
        import numpy as np

        rows, parts = self.gains[concept]
        return np.bincount(rows, parts, len(self.ids))


def _gaps(
    profile: Profile, found: Recommender, share: float, among: Collection[str] | None
) -> _Gaps:
    """Return what keeps roles closed; roles that are open or ask for nothing are left out."""
    import numpy as np

    ids: list[str] = []
    gains: dict[str, list[tuple[np.ndarray, np.ndarray]]] = defaultdict(list)
    for segment in found.segments_:
        columns, rows = segment.columns, segment.living(among)
        if not isinstance(columns, OpeningColumns):
            raise TypeError("only roles can be opened by skills")
        closed, lacks, gain = _lacks(columns, profile, share, rows)
        place = np.full(len(columns), -1)
        place[closed] = np.arange(len(closed)) + len(ids)
        ids += [segment.ids[row] for row in closed.tolist()]
        asked = np.flatnonzero(columns.must & (place[columns.owner] >= 0) & (gain > 0))
        parts = gain[asked] / lacks[columns.owner[asked]]
        for concept, which in _by_concept(columns, asked):
            gains[concept].append((place[columns.owner[asked[which]]], parts[which]))
    joined = {
        concept: (np.concatenate([one for one, _ in some]), np.concatenate([p for _, p in some]))
        for concept, some in gains.items()
    }
    return _Gaps(ids, joined)


def _lacks(
    columns: OpeningColumns, profile: Profile, share: float, rows: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the closed ones of some roles, what every role lacks, and what each demand adds."""
    import numpy as np

    weights = columns.weights * columns.must
    gain = weights * (1 - columns.met(profile))
    whole = np.bincount(columns.owner, weights, len(columns)).astype(float)
    missing = np.bincount(columns.owner, gain, len(columns)).astype(float)
    lacks = missing - (1 - share) * whole
    return rows[(lacks[rows] > _CLOSE) & (whole[rows] > 0)], lacks, gain


def _by_concept(columns: OpeningColumns, asked: np.ndarray) -> Iterable[tuple[str, np.ndarray]]:
    """Yield each concept among some demands, with the places among them."""
    import numpy as np

    numbers = columns.demands[asked]
    order = np.argsort(numbers, kind="stable")
    known, starts = np.unique(numbers[order], return_index=True)
    names = list(columns.concepts)
    for number, places in zip(known.tolist(), np.split(order, starts)[1:], strict=True):
        yield names[number], places
