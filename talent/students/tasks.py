"""The profile as a list of tasks: what is done, what comes next, what each one changes."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from models import Student
from talent.students.profile import wish_of

ENOUGH_SKILLS = 3


class Task(enum.StrEnum):
    """A part of the profile."""

    ABOUT = "about"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    EXPERIENCE = "experience"
    WISH = "wish"
    WORKS = "works"


OPTIONAL = frozenset({Task.WORKS})


@dataclass(frozen=True)
class TaskState:
    """A task and where it stands: done, next, open or optional; ``count`` is what is there."""

    task: Task
    state: str
    count: int = 0


@dataclass(frozen=True)
class TaskList:
    """All tasks, and how many of those that count are done."""

    tasks: tuple[TaskState, ...]
    done: int
    total: int


def task_list(student: Student) -> TaskList:
    """Return the tasks of a student loaded whole."""
    counts = _counts(student)
    done = {task: counts[task] >= (ENOUGH_SKILLS if task is Task.SKILLS else 1) for task in Task}
    following = next((task for task in Task if task not in OPTIONAL and not done[task]), None)
    states = tuple(TaskState(t, _state(t, done[t], t is following), counts[t]) for t in Task)
    counted = [task for task in Task if task not in OPTIONAL]
    return TaskList(states, sum(done[task] for task in counted), len(counted))


def _counts(student: Student) -> dict[Task, int]:
    return {
        Task.ABOUT: int(bool(student.headline and student.place)),
        Task.EDUCATION: len(student.education),
        Task.SKILLS: len(student.skills),
        Task.LANGUAGES: len(student.languages),
        Task.EXPERIENCE: len(student.experience),
        Task.WISH: int(bool(wish_of(student))),
        Task.WORKS: len(student.works),
    }


def _state(task: Task, done: bool, following: bool) -> str:  # noqa: FBT001 - two facts of one row
    if done:
        return "done"
    if task in OPTIONAL:
        return "optional"
    return "next" if following else "open"
