"""What happened between the sample's students and roles: applications, interviews, hires."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from models import (
    Application,
    Contract,
    HireEvidence,
    Interview,
    Offer,
    Placement,
    PlacementStatus,
    Posting,
    PostingStatus,
    Stage,
    StageChange,
    StoredFile,
    now,
)
from models.base import ALMATY
from talent.sample.content import phrases
from talent.sample.draw import Draw
from talent.sample.organisations import Employer
from talent.sample.students import Person

_OPEN_STAGES = {
    Stage.NEW: 42,
    Stage.SHORTLISTED: 16,
    Stage.INTERVIEW: 14,
    Stage.OFFERED: 6,
    Stage.ACCEPTED: 4,
    Stage.NOT_PROGRESSING: 13,
    Stage.WITHDRAWN: 5,
}
_CLOSED_STAGES = {Stage.HIRED: 52, Stage.NOT_PROGRESSING: 40, Stage.DECLINED: 10}
PATHS = {
    Stage.NEW: (),
    Stage.SHORTLISTED: (Stage.SHORTLISTED,),
    Stage.INTERVIEW: (Stage.SHORTLISTED, Stage.INTERVIEW),
    Stage.OFFERED: (Stage.SHORTLISTED, Stage.INTERVIEW, Stage.OFFERED),
    Stage.ACCEPTED: (Stage.SHORTLISTED, Stage.INTERVIEW, Stage.OFFERED, Stage.ACCEPTED),
    Stage.HIRED: (
        Stage.SHORTLISTED,
        Stage.INTERVIEW,
        Stage.OFFERED,
        Stage.ACCEPTED,
        Stage.HIRED,
    ),
    Stage.DECLINED: (Stage.SHORTLISTED, Stage.INTERVIEW, Stage.OFFERED, Stage.DECLINED),
    Stage.NOT_PROGRESSING: (Stage.NOT_PROGRESSING,),
    Stage.WITHDRAWN: (Stage.WITHDRAWN,),
}
"""The steps that lead to each stage."""
_RECENT_DAYS = 150
_RECENT = {PlacementStatus.RECORDED: 70, PlacementStatus.VERIFIED: 28, PlacementStatus.REFUSED: 2}
_LONG_AGO = {PlacementStatus.VERIFIED: 96, PlacementStatus.REFUSED: 4}
_BY_STUDENT = {Stage.ACCEPTED, Stage.DECLINED, Stage.WITHDRAWN}
_SEATED = {Stage.ACCEPTED, Stage.HIRED}


@dataclass
class Stories:
    """Draws applications and hires; a person is hired once."""

    draw: Draw
    people: list[Person]
    employers: dict[int, Employer]
    staff_id: int
    hired: set[int] = field(default_factory=set)
    applications: list[Application] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)

    def tell(self, roles: list[Posting]) -> None:
        """Let people apply to every role that was published."""
        for posting in roles:
            if posting.status in {PostingStatus.PUBLISHED, PostingStatus.CLOSED}:
                for person in self._applicants(posting):
                    self.apply(person, posting, self._stage(person, posting))

    def fitting(self, posting: Posting) -> list[Person]:
        """Return the people who have a required skill of a role and one more."""
        must = {skill.concept for skill in posting.skills if skill.must}
        wanted = {skill.concept for skill in posting.skills}
        held = {id(p): {skill.concept for skill in p.student.skills} for p in self.people}
        return [p for p in self.people if must & held[id(p)] and len(wanted & held[id(p)]) > 1]

    def _applicants(self, posting: Posting) -> list[Person]:
        most = 18 if posting.status is PostingStatus.CLOSED else 9
        return self.draw.some(self.fitting(posting), self.draw.number(0, most))

    def _stage(self, person: Person, posting: Posting) -> Stage:
        closed = posting.status is PostingStatus.CLOSED
        stage = self.draw.weighted(_CLOSED_STAGES if closed else _OPEN_STAGES)
        full = posting.seats_taken >= posting.seats
        if stage in _SEATED and (full or id(person) in self.hired):
            return Stage.NOT_PROGRESSING
        return stage

    def apply(self, person: Person, posting: Posting, stage: Stage) -> Application:
        """Add an application that has come as far as ``stage``, with every step on the way."""
        posting.seats_taken = posting.seats_taken or 0
        begun = posting.published_at or now()
        first = begun + timedelta(days=self.draw.number(0, 3), hours=self.draw.number(1, 20))
        application = Application(
            student=person.student,
            posting=posting,
            message=self.draw.one(phrases()["letter"][person.language]),
            stage=stage,
            created_at=self._past(first),
        )
        self._walk(application, person, posting)
        if stage in _SEATED:
            posting.seats_taken += 1
            self.hired.add(id(person))
        self.applications.append(application)
        if stage is Stage.HIRED:
            self._place(application, person, posting)
        return application

    @staticmethod
    def _past(at: datetime) -> datetime:
        return min(at, now() - timedelta(minutes=5))

    def _walk(self, application: Application, person: Person, posting: Posting) -> None:
        employer = self.employers[id(posting.organisation)]
        at, before = application.created_at, Stage.NEW
        application.changes = [
            StageChange(from_stage=None, to_stage=Stage.NEW, actor_id=person.user.id, at=at)
        ]
        for stage in PATHS[application.stage]:
            at = self._past(at + timedelta(days=self.draw.number(1, 5), minutes=7))
            actor = person.user.id if stage in _BY_STUDENT else employer.user.id
            application.changes.append(
                StageChange(from_stage=before, to_stage=stage, actor_id=actor, at=at)
            )
            self._meet(application, stage, at, employer.user.id)
            before = stage
        application.stage_at = at
        if Stage.SHORTLISTED in PATHS[application.stage]:
            application.named_at = application.changes[1].at

    def _meet(self, application: Application, stage: Stage, at: datetime, actor: int) -> None:
        posting = application.posting
        if stage is Stage.INTERVIEW:
            ahead = application.stage is Stage.INTERVIEW and self.draw.chance(60)
            day = self.draw.day(1, 9) if ahead else at.date()
            hour = time(self.draw.number(10, 16), self.draw.one([0, 30]))
            starts = datetime.combine(day, hour, ALMATY)
            application.interviews.append(
                Interview(
                    starts_at=starts if ahead else self._past(starts),
                    minutes=self.draw.one([30, 45, 60]),
                    place=posting.organisation.name,
                    created_by_id=actor,
                    created_at=at - timedelta(days=1),
                )
            )
        elif stage is Stage.OFFERED:
            application.offers.append(
                Offer(
                    pay=posting.pay_min or 300_000,
                    start=max(posting.start or at.date(), at.date()),
                    answer_by=at.date() + timedelta(days=30),
                    created_by_id=actor,
                    created_at=at,
                )
            )
        elif stage in {Stage.ACCEPTED, Stage.DECLINED}:
            application.offers[-1].answered_at = at
            application.offers[-1].accepted = stage is Stage.ACCEPTED

    def _place(self, application: Application, person: Person, posting: Posting) -> None:
        recorded = application.stage_at
        recent = (now() - recorded).days < _RECENT_DAYS
        status = self.draw.weighted(_RECENT if recent else _LONG_AGO)
        decided = self._past(recorded + timedelta(days=self.draw.number(1, 12)))
        open_still = status is PlacementStatus.RECORDED
        self.placements.append(
            Placement(
                application=application,
                student=person.student,
                posting=posting,
                organisation=posting.organisation,
                project=posting.project,
                start=recorded.date(),
                pay=application.offers[-1].pay,
                contract=posting.contract or Contract.INDEFINITE,
                evidence=self.draw.weighted(
                    {HireEvidence.PENSION_EXTRACT: 45, HireEvidence.CONTRACT: 55}
                ),
                evidence_reference=f"{recorded:%Y}-{self.draw.number(100, 999)}",
                recorded_by_id=self.employers[id(posting.organisation)].user.id,
                status=status,
                decided_at=None if open_still else decided,
                decided_by_id=None if open_still else self.staff_id,
                created_at=recorded,
                is_sample=True,
            )
        )


def give_evidence(placements: list[Placement], files: list[StoredFile]) -> None:
    """Tie each hire to the file that proves it."""
    for placement, file in zip(placements, files, strict=True):
        placement.evidence_file = file
