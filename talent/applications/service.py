"""What other features ask of applications."""

from __future__ import annotations

from talent.applications.moving import move
from talent.applications.undoing import undo

__all__ = ["move", "undo"]
