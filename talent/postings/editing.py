"""The form of a role between its pages: opened, helped with, brought back with what is wrong."""

from __future__ import annotations

from typing import Any

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from models import Member, Posting, PostingStatus, today
from talent.errors import InvalidError
from talent.finding import alphabetical
from talent.locale import language
from talent.postings import queries, rules
from talent.postings.forms import PostingForm
from talent.postings.proposing import Proposal, propose
from talent.skills import service as skills

_AROUND = 60


def open_form(session: Session, posting: Posting | None) -> PostingForm:
    """Return the form as it was sent, or as the role stands."""
    if request.method == "POST":
        return _with_projects(session, PostingForm())
    return form_of(session, posting)


def form_of(session: Session, posting: Posting | None) -> PostingForm:
    """Return the form of a role as it stands."""
    return _with_projects(session, PostingForm(formdata=None, obj=posting))


def _with_projects(session: Session, form: PostingForm) -> PostingForm:
    names = [(p.id, getattr(p, f"name_{language()}")) for p in queries.projects(session)]
    form.project_id.choices = [
        ("", _("Choose a project")),
        *sorted(names, key=lambda n: alphabetical(n[1])),
    ]
    return form


def wants_saving(form: PostingForm) -> bool:
    """Do what only helps to fill the form in; say whether it is to be saved and can be."""
    if request.method != "POST":
        return False
    if concept := request.form.get("add_skill"):
        form.add_skill(skills.check(concept))
    elif concept := request.form.get("remove_skill"):
        form.drop_skill(concept)
    elif request.form.get("act") == "propose":
        _propose(form)
    elif not request.form.get("find_skill"):
        return bool(form.validate_on_submit())
    return False


def _propose(form: PostingForm) -> None:
    found = propose(form.text.data or "")
    added = sum(
        form.add_skill(s.concept, level=s.level, must=s.must, words=s.words[:500])
        for s in found.skills
    )
    for row in found.languages:
        form.add_language(row.code, cefr=row.cefr, must=row.must)
    _fill_empty(form, found)
    if added or found.skills:
        words = ngettext(
            "%(num)s skill was found in the text. Look at each: keep, change or remove it.",
            "%(num)s skills were found in the text. Look at each: keep, change or remove it.",
            len(found.skills),
        )
        flash(words, "info")
    else:
        flash(_("No skills were found in the text. Add them one by one below."), "warning")


def _fill_empty(form: PostingForm, found: Proposal) -> None:
    for name in ("title", "degree", "hours", "probation_months"):
        field, value = form._fields[name], getattr(found, name)
        if not field.data and value:
            field.data, field.raw_data = value, None
    if not form.pay_min.data and not form.pay_max.data:
        for field, value in ((form.pay_min, found.pay_min), (form.pay_max, found.pay_max)):
            field.data, field.raw_data = value, None


def refuse(form: PostingForm, error: InvalidError) -> None:
    """Show what the service refused, and everything else that blocks beside its field."""
    if error.field is None:
        form.refuse(error)
    for notice in rules.check(rules.Terms.of_values(form.values()), today()):
        if notice.blocks:
            form.refuse(InvalidError(notice.message, field=notice.field, **notice.values))
    if not form.errors:
        form.refuse(error)


def said(notice: rules.Notice, terms: rules.Terms) -> dict[str, Any]:
    """Return a notice in the reader's words, with the exact words between those around them."""
    text = str(getattr(terms, notice.field)) if notice.start >= 0 else ""
    first, last = max(0, notice.start - _AROUND), notice.end + _AROUND
    return {
        "text": _(notice.message, **notice.values),
        "blocks": notice.blocks,
        "source": _(notice.source) if notice.source else "",
        "before": ("… " if first else "") + text[first : max(0, notice.start)],
        "words": text[notice.start : notice.end] if text else "",
        "after": text[notice.end : last] + (" …" if last < len(text) else ""),
    }


def page(form: PostingForm, posting: Posting | None, member: Member) -> ResponseReturnValue:
    """Return the page of the form."""
    held = form.held()
    picker = skills.pick(request.values.get("skill_query", ""), language(), held)
    terms = rules.Terms.of_values(form.values())
    form.offer_a_language_row()
    form.version.data = str(posting.version) if posting else ""
    shown = {
        "form": form,
        "posting": posting,
        "picker": picker,
        "approval": member.organisation.approval,
        "missing": list(rules.missing(terms)) if posting or request.method == "POST" else [],
        "notices": [said(notice, terms) for notice in rules.notices(terms, today())],
        "fixed": posting is not None and posting.status is PostingStatus.PUBLISHED,
        "read_only": posting is not None and posting.status is PostingStatus.SUBMITTED,
    }
    return render_template("postings/edit.html", **shown), 422 if form.errors else 200
