"""The profile as a list of tasks."""

from models import Experience
from models.skill import CefrLevel
from tests.support.visitor import page_of, text_of


def states(page):
    """Return what the page says of each task."""
    return {
        task.select_one(".task-link").text: task.select_one(".task-state").text
        for task in page_of(page).select(".task")
    }


def test_it_counts_what_is_done_and_names_the_next_step_with_its_effect(me):
    page = me.get("/profile")
    assert "2 of 6 done" in text_of(page)
    assert states(page)["About you"] == "Done"
    assert states(page)["Skills"] == "Next"
    assert states(page)["Languages"] == "To do"
    assert states(page)["Works"] == "Optional"
    assert "Name at least three" in text_of(page)


def test_two_skills_are_not_yet_enough(make, visitor):
    user = make.user()
    make.student(user=user, skills={"python": None, "sql": None})
    assert states(visitor(user).get("/profile"))["Skills"] == "Next"


def test_all_done_names_no_next_step(make, visitor):
    user = make.user()
    student = make.student(
        user=user,
        skills=dict.fromkeys(["python", "sql", "welding"]),
        languages={"kk": CefrLevel.NATIVE},
    )
    student.wish.remote = True
    make.session.add(Experience(student_id=student.id, title="Intern"))
    page = visitor(user).get("/profile")
    assert "6 of 6 done" in text_of(page)
    assert "Next" not in states(page).values()


def test_a_sample_profile_is_marked(make, visitor):
    user = make.user()
    make.student(user=user, is_sample=True)
    assert page_of(visitor(user).get("/profile")).select_one(".sample")
