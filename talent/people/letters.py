"""Reading a message as its receiver does: from the outbox's file, or composed as it will be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from models import Mail

_LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class Piece:
    """A piece of a text; ``url`` is a path on this site where the piece is a link to it."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Letter:
    """A message in the reader's hand: its subject, its headers, and its text line by line."""

    subject: str
    headers: list[tuple[str, str]]
    lines: list[list[Piece]]


def file_of(instance: Path, mail: Mail) -> Path | None:
    """Return the file of a message in the outbox, if there is one."""
    path = instance / "outbox" / f"{mail.id:08d}-{mail.kind}.eml"
    return path if path.is_file() else None


def read(path: Path) -> EmailMessage:
    """Return the message in a file."""
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def open_letter(message: EmailMessage, site: str) -> Letter:
    """Return a message's headers and text; only links to this ``site`` can be followed."""
    body = message.get_body(("plain",))
    text = body.get_content() if body else ""
    names = ("From", "To", "Content-Language")
    headers = [(name, str(message[name])) for name in names if message[name]]
    lines = [pieces(line, site) for line in text.rstrip().splitlines()]
    return Letter(str(message["Subject"]), headers, lines)


def pieces(line: str, site: str) -> list[Piece]:
    """Split a line at its links."""
    found, end = [], 0
    for link in _LINK.finditer(line):
        path = link.group().removeprefix(site)
        is_own = link.group().startswith(site) and path.startswith("/")
        found += [Piece(line[end : link.start()]), Piece(link.group(), path if is_own else "")]
        end = link.end()
    return [piece for piece in (*found, Piece(line[end:])) if piece.text]
