"""Sending what is due: by SMTP where a mail URL is set, otherwise as files in the outbox."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import structlog
from flask import current_app, render_template
from flask_babel import force_locale
from sqlalchemy.orm import Session

from models import Mail, now
from talent.config import Config
from talent.mail import service

log = structlog.get_logger()
Transport = Callable[[Mail, EmailMessage], None]


def compose(mail: Mail, config: Config) -> EmailMessage:
    """Return a message's words, text and HTML, in the receiver's language.

    The template ``mail/<kind>.txt`` sets ``subject``, ``paragraphs`` and, if the message leads
    somewhere, ``action``: the label of its one button.
    """
    language = mail.user.language
    with force_locale(language):
        template = current_app.jinja_env.get_template(f"mail/{mail.kind}.txt")
        values = {**mail.data, "name": _greeted(mail.user.name), "language": language}
        words: Any = template.make_module(values)
        parts = {
            "language": language,
            "subject": words.subject,
            "paragraphs": words.paragraphs,
            "action_label": getattr(words, "action", ""),
            "action_url": config.public_url + str(mail.data.get("path", "")),
            "settings_url": f"{config.public_url}/account",
        }
        text = render_template("mail/message.txt", **parts)
        html = render_template("mail/message.html", **parts)
    message = EmailMessage()
    message["Subject"] = " ".join(str(parts["subject"]).split())
    message["From"] = config.mail_from
    message["To"] = mail.user.email
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(idstring=str(mail.id), domain="talent.alatau")
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    message["Content-Language"] = language  # last: the parts would take it along
    return message


def _greeted(name: str) -> str:
    """Return a first name's letters: a stranger must not send a link in our name."""
    first = name.split(" ", maxsplit=1)[0]
    return "".join(letter for letter in first if letter.isalpha() or letter in "-'’")


def transport(config: Config) -> Transport:
    """Return how messages leave: SMTP (``smtp+starttls://user:password@host``) or the outbox."""
    return _smtp(config.mail_url) if config.mail_url else _outbox(config.instance / "outbox")


def _outbox(folder: Path) -> Transport:
    def write(mail: Mail, message: EmailMessage) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{mail.id:08d}-{mail.kind}.eml").write_bytes(bytes(message))

    return write


def _smtp(url: str) -> Transport:
    parts = urlsplit(url)

    def send(_mail: Mail, message: EmailMessage) -> None:
        with _connect(parts) as server:
            if parts.scheme == "smtp+starttls":
                server.starttls(context=ssl.create_default_context())  # its default trusts anybody
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(message)

    return send


def _connect(parts: SplitResult) -> smtplib.SMTP:
    host, port = parts.hostname or "localhost", parts.port or 0
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=15, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=15)


def deliver_due(session: Session, config: Config, send: Transport) -> int:
    """Send what is due, one transaction a message; return how many went out.

    A message that cannot be sent is tried again later, ever more rarely.
    """
    sent = 0
    while waiting := service.due(session, now(), limit=1):
        mail = waiting[0]
        try:
            send(mail, compose(mail, config))
            mail.sent_at = now()
            sent += 1
        except (OSError, smtplib.SMTPException) as error:
            _put_off(mail, error)
            log.warning("mail not sent", mail=mail.id, kind=mail.kind, error=mail.error)
        except Exception as error:  # one that cannot be worded must not hold up the rest
            _put_off(mail, error)
            log.exception("mail not worded", mail=mail.id, kind=mail.kind)
        session.commit()
    return sent


def _put_off(mail: Mail, error: Exception) -> None:
    mail.attempts += 1
    mail.error = type(error).__name__
    mail.due_at = now() + timedelta(minutes=2**mail.attempts)
