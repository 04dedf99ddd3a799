"""An organisation comes to be, and is changed; staff decide on it elsewhere."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Approval, Member, Organisation, OrganisationKind, User
from talent.audit import record
from talent.employers import bins
from talent.errors import N_, ConflictError, InvalidError
from talent.postings import service as postings


def register(session: Session, user: User, *, title: str, **values: object) -> Organisation:
    """Register an organisation, and the person as acting for it; staff approve it later.

    Raises
    ------
    ConflictError
        If the person acts for an organisation already.
    InvalidError
        If the number is wrong, or registered already.
    """
    if session.scalar(select(Member.id).where(Member.user_id == user.id)):
        raise ConflictError(N_("You act for an organisation already."))
    organisation = Organisation(approval=Approval.PENDING)
    _fill(session, organisation, values)
    session.add(organisation)
    session.flush()
    session.add(Member(organisation_id=organisation.id, user_id=user.id, title=title))
    record(session, user.id, "organisation.registered", organisation)
    return organisation


def change(session: Session, member: Member, *, title: str, **values: object) -> None:
    """Change an organisation; one that was declined, or has a new name, waits for approval again.

    Raises
    ------
    InvalidError
        If the number is wrong or registered already; an approved one's stays as it is.
    """
    organisation = member.organisation
    if organisation.approval is Approval.APPROVED:
        values = {**values, "bin": organisation.bin, "kind": organisation.kind}
    renamed = organisation.name != values["name"]
    _fill(session, organisation, values)
    member.title = title
    if organisation.approval is Approval.DECLINED or renamed:
        organisation.approval, organisation.decision_note = Approval.PENDING, ""
    record(session, member.user_id, "organisation.changed", organisation)
    if renamed:
        postings.refresh_search_texts(session, organisation.id)


def _fill(session: Session, organisation: Organisation, values: dict[str, object]) -> None:
    kind = values["kind"]
    if not isinstance(kind, OrganisationKind):
        raise InvalidError(field="kind")
    number = bins.check(str(values["bin"]), kind)
    _refuse_second(session, number, organisation.id)
    organisation.kind, organisation.bin = kind, number
    for name in ("name", "about", "website", "place"):
        setattr(organisation, name, values[name])


def _refuse_second(session: Session, number: str, own_id: int | None) -> None:
    query = select(Organisation.id, Organisation.name).where(Organisation.bin == number)
    other = session.execute(query).first()
    if other is not None and other.id != own_id:
        raise InvalidError(
            N_(
                "%(name)s is registered with this number already. Ask your colleague who did it, "
                "or the university’s staff."
            ),
            field="bin",
            name=other.name,
        )
