"""What can go wrong in learning, and in reading what was learned; each with its code."""

from __future__ import annotations


class TooLittleError(ValueError):
    """There are too few decisions to learn from.

    Parameters
    ----------
    what
        What there is too little of: ``decisions``, ``chosen``, ``passed_over``, ``openings``
        or ``both_sides``.
    found, least
        How many there are, and how many it takes.
    """

    def __init__(self, what: str, found: int, least: int) -> None:
        super().__init__(f"too little to learn from: {found} {what}, at least {least} are needed")
        self.what = what
        self.found = found
        self.least = least


class ModelError(ValueError):
    """A file of a model that must not be used."""

    code = "unusable"


class MissingModelError(ModelError):
    """The file is not where it should be."""

    code = "missing"


class ChangedModelError(ModelError):
    """The file is not the one that was saved: its hash is another."""

    code = "changed"


class DamagedModelError(ModelError):
    """The file cannot be read as a model."""

    code = "damaged"


class OtherVersionError(ModelError):
    """The model was made by another version of the method."""

    code = "other_version"


class UntrustedModelError(ModelError):
    """The file holds types that a model has no need of."""

    code = "untrusted"
