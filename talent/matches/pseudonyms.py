"""What a graduate is called before the name is known: steady for a role, different in each."""

from __future__ import annotations

import hashlib
import hmac

_LEAST, _NUMBERS = 1000, 9000


def reference(key: str, posting_id: int, student_id: int) -> str:
    """Return what stands for a graduate at one role; it tells nothing without the key."""
    subject = f"{posting_id}:{student_id}".encode()
    return hmac.new(key.encode(), subject, hashlib.sha256).hexdigest()[:20]


def number(reference: str) -> int:
    """Return the number of “Graduate 4821” from a reference."""
    return int(reference, 16) % _NUMBERS + _LEAST
