"""Forms as an employer would send them."""

from datetime import timedelta

import pytest

from models import today


@pytest.fixture
def vacancy(make):
    """Return the fields of a role that can be submitted; ``None`` drops a field."""

    def fields(**changes):
        given = {
            "project_id": changes.pop("project_id", None) or make.project().id,
            "title": "Site engineer",
            "text": "Plan and check the work of a building site in AutoCAD.",
            "language": "",
            "kind": "job",
            "skills-0-concept": "autocad",
            "skills-0-must": "1",
            "skills-0-level": "2",
            "seats": "2",
            "pay_min": "350 000",
            "pay_max": "450 000",
            "place": "Alatau City",
            "hours": "40",
            "contract": "indefinite",
            "deadline": (today() + timedelta(days=20)).isoformat(),
            "act": "save",
        }
        return {name: value for name, value in (given | changes).items() if value is not None}

    return fields
