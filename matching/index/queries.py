"""One opening or one profile, prepared for comparing with columns of the other kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.features import OpeningView, text_of, title_of, title_rows
from matching.index.titles import TitleQuery
from matching.text.likeness import Queries
from matching.types import Opening, Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.ranker import Ranker


@dataclass(frozen=True)
class OpeningQuery:
    """An opening: its title is None where it has none, its text where it has no words."""

    view: OpeningView
    titles: TitleQuery | None
    text: Queries | None


@dataclass(frozen=True)
class ProfileQuery:
    """A profile: titles in the order of ``title_rows``, study programmes, and all it says."""

    profile: Profile
    titles: TitleQuery
    studies: Queries
    text: Queries


def opening_query(opening: Opening, ranker: Ranker) -> OpeningQuery:
    """Prepare an opening."""
    title, text = title_of(opening), f"{opening.title} {opening.text}"
    return OpeningQuery(
        ranker.view(opening),
        _titles([title], ranker) if title.strip() else None,
        ranker.space.queries([text]) if text.strip() else None,
    )


def profile_query(profile: Profile, ranker: Ranker) -> ProfileQuery:
    """Prepare a profile."""
    studies = [one.programme for one in profile.education] or [""]
    return ProfileQuery(
        profile,
        _titles([title for title, _, _ in title_rows(profile)], ranker),
        ranker.space.queries(studies),
        ranker.space.queries([text_of(profile)]),
    )


def _titles(titles: Sequence[str], ranker: Ranker) -> TitleQuery:
    return TitleQuery(ranker.space.queries(titles), ranker.roles.rows(titles))
