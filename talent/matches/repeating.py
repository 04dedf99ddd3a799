"""Repeating a calculation from its receipt, to the last digit, or saying why it cannot be done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from matching.packing import PackingError, expand, unpack
from matching.ranker import METHOD, Ranker
from matching.types import Match, Opening, Profile
from models import DocumentKind, MatchDocument
from talent.errors import ConflictError, NotFoundError
from talent.matches import archive, champion
from talent.matches.receipts import Receipt


class NotRepeatableError(ConflictError):
    """Something that made the score is no longer here; the message says what."""


@dataclass(frozen=True)
class Side:
    """A document of the log: whose it is, when it was made, and the digest of what it says."""

    document: Opening | Profile
    owner_id: int
    made_at: str
    digest: str


@dataclass(frozen=True)
class Repeated:
    """A calculation done again; ``same`` is whether it gave the score of the receipt."""

    receipt: Receipt
    profile: Side
    opening: Side
    taxonomy: str
    match: Match

    @property
    def same(self) -> bool:
        """Whether the score is the same to the last digit."""
        return self.match.score == self.receipt.score


def repeat(session: Session, receipt: Receipt) -> Repeated:
    """Calculate the score of a receipt again.

    Raises
    ------
    NotRepeatableError
        If a document was erased, or the program, the model or the list of skills of that time
        is no longer here.
    """
    if receipt.method != METHOD:
        raise NotRepeatableError(
            f"The score was calculated by method {receipt.method}; this program has method "
            f"{METHOD}. The release of that time can repeat it."
        )
    profile = _side(session, DocumentKind.PROFILE, receipt.profile)
    opening = _side(session, DocumentKind.OPENING, receipt.opening)
    ranker = _ranker(session, receipt)
    assert isinstance(opening.document, Opening)  # noqa: S101 - for the type checker
    assert isinstance(profile.document, Profile)  # noqa: S101 - for the type checker
    match = ranker.score(opening.document, profile.document)
    return Repeated(receipt, profile, opening, ranker.concepts.version, match)


def _side(session: Session, kind: DocumentKind, number: int) -> Side:
    row = session.get(MatchDocument, number)
    if row is None or row.kind is not kind:
        raise NotRepeatableError(f"There is no document of this {kind.value} ({number}).")
    if row.body is None:
        raise NotRepeatableError(
            f"The document of this {kind.value} ({number}) was erased with its owner, or when "
            "the owner took the consent back."
        )
    try:
        document = unpack(expand(row.body))
    except PackingError as error:
        raise NotRepeatableError(f"Document {number} cannot be read: {error}") from error
    return Side(document, row.owner_id, f"{row.made_at:%Y-%m-%d %H:%M:%S} UTC", row.digest)


def _ranker(session: Session, receipt: Receipt) -> Ranker:
    instance: Path = session.info["instance"]
    taxonomy = archive.find(instance, receipt.taxonomy)
    if taxonomy is None:
        raise NotRepeatableError(
            f"The list of skills of that time ({receipt.taxonomy}) is no longer here; it is "
            f"looked for in {archive.FOLDER}/ of the instance folder."
        )
    try:
        return Ranker(taxonomy, champion.model_of(session, receipt.model))
    except NotFoundError as error:
        raise NotRepeatableError(
            f"The model of that time ({receipt.model}) is no longer here."
        ) from error
