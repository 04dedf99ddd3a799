"""The log: one JSON line an event on standard error, with the request id and no personal data."""

from __future__ import annotations

import sys

import structlog

from talent.config import Config


def init(_config: Config) -> None:
    """Write structured lines to standard error, so that commands keep theirs."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
