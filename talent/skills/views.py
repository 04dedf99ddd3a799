"""The list that the skill picker shows while a person types."""

from __future__ import annotations

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue

from talent.guards import anyone
from talent.locale import language
from talent.skills import bp, service


@bp.get("/search")
@anyone
def search() -> ResponseReturnValue:
    """Return the skills found, as a piece of a page for htmx or as a page of its own."""
    held = request.args.getlist("held")[:200]
    picker = service.pick(request.args.get("skill_query", ""), language(), held)
    whole = "HX-Request" not in request.headers
    return render_template("skills/search.html" if whole else "skills/_found.html", picker=picker)


def skill_name(concept: str) -> str:
    """Return a skill's name in the reader's language: ``{{ skill.concept|skill }}``."""
    return service.name(concept, language())


@bp.record_once
def _offer_filter(state: object) -> None:
    app: Flask = getattr(state, "app", current_app)
    app.add_template_filter(skill_name, "skill")
