"""Openings or profiles as columns, kept in memory, that one query is compared with at once."""

from matching.index.openings import OpeningColumns
from matching.index.profiles import ProfileColumns
from matching.index.segment import Segment

__all__ = ["OpeningColumns", "ProfileColumns", "Segment"]
