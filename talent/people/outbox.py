"""The pages on which an administrator reads the mail: what waits, was sent, or does not go out."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload

from models import Mail, Role
from talent.config import Config
from talent.errors import NotFoundError
from talent.extensions import db
from talent.filtered_lists import filtered_list
from talent.guards import allow, current_person, load
from talent.mail.delivery import compose
from talent.notices import flash_with_undo
from talent.people import bp, forms, letters, queries, sending

TONES = {
    "waiting": ("info", "clock"),
    "failing": ("bad", "alert-triangle"),
    "sent": ("good", "check"),
    "cancelled": ("neutral", "x"),
}


@bp.get("/outbox")
@allow(Role.ADMIN)
def outbox() -> ResponseReturnValue:
    """List messages, narrowed by the filters in the address."""
    form = forms.OutboxFilters(request.args)
    query = queries.messages(form.q.data or "", form.state.data or "")
    return render_template(
        "people/outbox.html",
        state_of=queries.state_of,
        states=forms.MAIL_STATES,
        tones=TONES,
        subject_of=_subject,
        **filtered_list(db.session(), query, form, "people.outbox"),
    )


@bp.get("/outbox/<int:mail_id>")
@allow(Role.ADMIN)
def message(mail_id: int) -> ResponseReturnValue:
    """Show a message: as it was written to the outbox, or as it will be sent."""
    mail = load(Mail, mail_id, joinedload(Mail.user))
    path, state = letters.file_of(_config().instance, mail), queries.state_of(mail)
    letter = None
    if path:
        letter = letters.open_letter(letters.read(path), _config().public_url)
    elif state != "sent":
        letter = letters.open_letter(compose(mail, _config()), _config().public_url)
    return render_template(
        "people/message.html",
        mail=mail,
        letter=letter,
        has_file=path is not None,
        state=state,
        states=forms.MAIL_STATES,
        tones=TONES,
    )


@bp.get("/outbox/<int:mail_id>/file")
@allow(Role.ADMIN)
def message_file(mail_id: int) -> ResponseReturnValue:
    """Download a message as the file it was written to."""
    path = letters.file_of(_config().instance, load(Mail, mail_id))
    if path is None:
        raise NotFoundError
    return send_file(path, "message/rfc822", as_attachment=True, download_name=path.name)


@bp.post("/outbox/<int:mail_id>/retry")
@allow(Role.ADMIN)
def retry(mail_id: int) -> ResponseReturnValue:
    """Try at once to send a message that waits."""
    session = db.session()
    sending.retry(session, current_person(), load(Mail, mail_id))
    session.commit()
    current_app.extensions["deliver_mail"]()
    flash(_("The message is tried again now. Load this page again to see how it went."), "info")
    return redirect(url_for("people.message", mail_id=mail_id), 303)


@bp.post("/outbox/<int:mail_id>/cancel")
@allow(Role.ADMIN)
def cancel(mail_id: int) -> ResponseReturnValue:
    """Keep a message that waits from being sent."""
    session = db.session()
    sending.cancel(session, current_person(), load(Mail, mail_id))
    session.commit()
    text = _("The message will not be sent.")
    flash_with_undo(text, url_for("people.retry", mail_id=mail_id))
    return redirect(url_for("people.message", mail_id=mail_id), 303)


def _config() -> Config:
    config: Config = current_app.extensions["talent"]
    return config


def _subject(mail: Mail) -> str:
    path = letters.file_of(_config().instance, mail)
    return str((letters.read(path) if path else compose(mail, _config()))["Subject"])
