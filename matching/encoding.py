"""Openings and profiles as matrices, and how alike they are in words, titles and studies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.features import OpeningView, title_of
from matching.text.likeness import TextRows
from matching.types import Opening, Profile

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse

    from matching.ranker import Ranker

POSITIONS = 3
TITLE_DECAY = (1.0, 0.9, 0.75)
FULL_MONTHS = 24
UNKNOWN_MONTHS = 6
NOISE = 0.25
FULL_TEXT, FULL_PROGRAMME = 0.8, 0.5


@dataclass(frozen=True)
class OpeningSet:
    """Openings, prepared; row i of each matrix belongs to ``views[i]``."""

    views: list[OpeningView]
    titles: TextRows
    roles: sparse.csr_array
    texts: TextRows
    named: np.ndarray
    worded: np.ndarray


@dataclass(frozen=True)
class ProfileSet:
    """Profiles, prepared; their titles and studies stand below one another.

    ``title_starts[i]`` is the first title row of profile i; ``decay`` weighs each title row,
    ``months`` is the share of two years that it lasted (0 for a title that is not a job).
    """

    profiles: list[Profile]
    titles: TextRows
    roles: sparse.csr_array
    title_starts: np.ndarray
    decay: np.ndarray
    months: np.ndarray
    studies: TextRows
    study_starts: np.ndarray
    texts: TextRows


@dataclass(frozen=True)
class LikenessTable:
    """Likeness of every profile (rows) with every opening (columns)."""

    title: np.ndarray
    text: np.ndarray
    experience: np.ndarray
    programme: np.ndarray


def encode_openings(openings: Sequence[Opening], ranker: Ranker) -> OpeningSet:
    """Prepare openings."""
    import numpy as np

    titles = [title_of(opening) for opening in openings]
    texts = [f"{opening.title} {opening.text}" for opening in openings]
    return OpeningSet(
        views=[ranker.view(opening) for opening in openings],
        titles=ranker.space.transform(titles),
        roles=ranker.roles.transform(titles),
        texts=ranker.space.transform(texts),
        named=np.array([bool(title.strip()) for title in titles], dtype=bool),
        worded=np.array([bool(text.strip()) for text in texts], dtype=bool),
    )


def encode_profiles(profiles: Sequence[Profile], ranker: Ranker) -> ProfileSet:
    """Prepare profiles."""
    import numpy as np

    rows = [title_rows(profile) for profile in profiles]
    titles = [title for own in rows for title, _, _ in own]
    studies = [[one.programme for one in profile.education] or [""] for profile in profiles]
    return ProfileSet(
        profiles=list(profiles),
        titles=ranker.space.transform(titles),
        roles=ranker.roles.transform(titles),
        title_starts=_starts([len(own) for own in rows]),
        decay=np.array([decay for own in rows for _, decay, _ in own]),
        months=np.array([months for own in rows for _, _, months in own]),
        studies=ranker.space.transform([one for own in studies for one in own]),
        study_starts=_starts([len(own) for own in studies]),
        texts=ranker.space.transform([text_of(profile) for profile in profiles]),
    )


def title_rows(profile: Profile) -> list[tuple[str, float, float]]:
    """Return the titles a profile is known by, each with its weight and share of two years."""
    rows = [(title_of(profile), 1.0, 0.0)]
    rows += [(title, 1.0, 0.0) for title in profile.wishes.titles]
    for place, job in enumerate(profile.experience):
        decay = TITLE_DECAY[place] if place < POSITIONS else 0.0
        months = UNKNOWN_MONTHS if job.months is None else job.months
        rows.append((job.title, decay, months / FULL_MONTHS))
    return rows


def text_of(profile: Profile) -> str:
    """Return all that a profile says."""
    jobs = (f"{job.title} {job.text}" for job in profile.experience)
    return " ".join((profile.title, profile.text, *jobs)).strip()


def likeness(openings: OpeningSet, profiles: ProfileSet) -> LikenessTable:
    """Compare every profile with every opening."""
    import numpy as np

    like = np.maximum(
        profiles.titles.product(openings.titles), (profiles.roles @ openings.roles.T).toarray()
    )
    title = np.maximum.reduceat(like * profiles.decay[:, None], profiles.title_starts)
    relevant = np.where(like > NOISE, like, 0.0) * profiles.months[:, None]
    experience = np.minimum(1.0, np.add.reduceat(relevant, profiles.title_starts))
    studies = profiles.studies.product(openings.titles) / FULL_PROGRAMME
    programme = np.minimum(1.0, np.maximum.reduceat(studies, profiles.study_starts))
    text = np.minimum(1.0, profiles.texts.product(openings.texts) / FULL_TEXT)
    for table in (title, experience, programme):
        table[:, ~openings.named] = np.nan
    text[:, ~openings.worded] = np.nan
    return LikenessTable(title, text, experience, programme)


def _starts(sizes: Sequence[int]) -> np.ndarray:
    """Return where each group begins."""
    import numpy as np

    return np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp)
