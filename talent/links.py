"""Links that come from people: where a redirect may lead, which links a profile may carry."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_OWN_PATH = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")


def safe_next(target: str | None, default: str = "/") -> str:
    """Return ``target`` if it is a path on this site, else ``default``."""
    return target if target and _OWN_PATH.fullmatch(target) else default


def is_web_link(text: str) -> bool:
    """Whether a text is an http or https address with a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
