"""Help with the skills leads back to the skills, not to the top of a long page."""

from models import User
from tests.support.visitor import page_of


def test_the_buttons_of_the_skills_lead_back_to_them(make, visitor, session):
    employer = visitor(session.get(User, make.member().user_id))
    fields = {"text": "AutoCAD", "act": "propose", "seats": "1", "kind": "job"}
    page = page_of(employer.post("/roles/new", data=fields))
    for name in ("act", "remove_skill"):
        button = page.find("button", {"name": name, "formaction": True})
        assert button["formaction"] == "/roles/new#skills"
    assert page.find(id="skills")
