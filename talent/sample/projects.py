"""The sample's 42 invented projects with their headcount plans; the two real ones stand already."""

from __future__ import annotations

from datetime import date

from models import District, PlannedHeadcount, Project, Sector
from talent.sample.content import read

_SHAPE = (1, 2, 4, 6, 7, 7, 6, 5, 4, 3, 2, 1)
"""How a project's jobs spread over its first twelve quarters, in parts."""


def make_projects() -> list[Project]:
    """Return the projects with their plans."""
    return [_project(code, row) for code, row in sorted(read("projects.toml").items())]


def _project(code: str, row: dict[str, object]) -> Project:
    names, about = row["name"], row["about"]
    assert isinstance(names, dict)  # noqa: S101 - the file is ours
    assert isinstance(about, dict)  # noqa: S101 - the file is ours
    project = Project(
        code=code,
        sector=Sector(str(row["sector"])),
        district=District(str(row["district"])),
        investment=int(str(row["investment"])),
        is_sample=True,
        **{f"name_{language}": text for language, text in names.items()},
        **{f"about_{language}": text for language, text in about.items()},
    )
    project.plan = _plan(int(str(row["jobs"])), str(row["start"]))
    return project


def _plan(jobs: int, start: str) -> list[PlannedHeadcount]:
    year, quarter = int(start[:4]), int(start[-1])
    parts = [jobs * part // sum(_SHAPE) for part in _SHAPE]
    parts[len(parts) // 2] += jobs - sum(parts)
    plan = []
    for step, headcount in enumerate(parts):
        months = (quarter - 1 + step) * 3
        first_day = date(year + months // 12, months % 12 + 1, 1)
        plan.append(PlannedHeadcount(quarter=first_day, headcount=headcount))
    return plan
