"""What can go wrong, in the domain's words; each error has its status and its message."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a message for translation where it is shown."""
    return message


class TalentError(Exception):
    """A refusal that a person can understand.

    Parameters
    ----------
    message : str, optional
        An English sentence marked with ``N_``; the class's own by default.
    **values
        Values for the ``%(name)s`` places in the sentence.
    """

    status = 400
    message = N_("This cannot be done.")

    def __init__(self, message: str | None = None, **values: object) -> None:
        super().__init__(message or self.message)
        self.message = message or self.message
        self.values = values


class NotFoundError(TalentError):
    """Missing, or not for this person to know about."""

    status = 404
    message = N_("This page does not exist, or it is not open to you.")


class NotAllowedError(TalentError):
    """Known, but not for this person to do."""

    status = 403
    message = N_("Your account is not allowed to do this.")


class ConflictError(TalentError):
    """The state has moved on since the page was loaded."""

    status = 409
    message = N_("Somebody changed this since you opened the page. Look at it again first.")


class InvalidError(TalentError):
    """A value breaks a rule; ``field`` names the form field, if one does."""

    status = 422
    message = N_("Some of what you entered cannot be used.")

    def __init__(
        self, message: str | None = None, *, field: str | None = None, **values: object
    ) -> None:
        super().__init__(message, **values)
        self.field = field


class TooManyError(TalentError):
    """Tried too often."""

    status = 429
    message = N_("You have tried too often. Wait 15 minutes and try again.")
