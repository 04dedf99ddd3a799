"""Learning from decisions: an additive model, its card, and the file it is kept in."""

from matching.learning.errors import (
    ChangedModelError,
    DamagedModelError,
    MissingModelError,
    ModelError,
    OtherVersionError,
    TooLittleError,
    UntrustedModelError,
)
from matching.learning.examples import Decision, Examples, examples_of
from matching.learning.model import TrainedModel
from matching.learning.persistence import load, load_classifier, save
from matching.learning.training import train

__all__ = [
    "ChangedModelError",
    "DamagedModelError",
    "Decision",
    "Examples",
    "MissingModelError",
    "ModelError",
    "OtherVersionError",
    "TooLittleError",
    "TrainedModel",
    "UntrustedModelError",
    "examples_of",
    "load",
    "load_classifier",
    "save",
    "train",
]
