"""What other features ask of postings."""

from __future__ import annotations

from talent.postings.seats import free_seat, take_seat

__all__ = ["free_seat", "take_seat"]
