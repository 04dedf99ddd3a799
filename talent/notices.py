"""What the next page says of an act that can be undone."""

from __future__ import annotations

from typing import Any

from flask import flash


def flash_with_undo(text: str, undo_url: str) -> None:
    """Say what was done, with a button that takes it back by a POST to ``undo_url``."""
    message: Any = {"text": text, "undo": undo_url}  # Flask's type knows only texts
    flash(message)
