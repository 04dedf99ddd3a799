"""What can be done with roles, for this feature's views and for other features."""

from __future__ import annotations

from talent.postings.drafting import change, copy, draft, refresh_search_texts
from talent.postings.life import close, close_overdue, decline, owned, publish, submit, withdraw
from talent.postings.search_text import search_text_of
from talent.postings.seats import free_seat, take_seat

__all__ = [
    "change",
    "close",
    "close_overdue",
    "copy",
    "decline",
    "draft",
    "free_seat",
    "owned",
    "publish",
    "refresh_search_texts",
    "search_text_of",
    "submit",
    "take_seat",
    "withdraw",
]
