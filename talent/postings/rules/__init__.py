"""The rules a vacancy keeps to: dated values and wordings of a jurisdiction."""

from talent.postings.rules.checking import check, missing, notices
from talent.postings.rules.notices import Notice, Terms
from talent.postings.rules.wording import discriminatory

__all__ = ["Notice", "Terms", "check", "discriminatory", "missing", "notices"]
