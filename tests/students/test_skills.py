"""A student's skills, their levels, and what shows them."""

from io import BytesIO

import pytest

from models import EvidenceKind, Role, SkillEvidence, StoredFile, StudentSkill
from models.application import Stage
from models.skill import SkillLevel
from tests.support.visitor import page_of, text_of, undo_address

PDF = b"%PDF-1.7 a certificate"


def proof(**changed):
    """Return what the form of a proof sends."""
    return {"kind": "certificate", "title": "Welder, class 4", "url": ""} | changed


@pytest.fixture
def welding(make, student):
    """Return a skill of the student's."""
    skill = StudentSkill(student_id=student.id, concept="welding")
    make.session.add(skill)
    make.session.flush()
    return skill


def test_it_finds_a_skill_without_javascript_and_adds_it(me, only):
    page = page_of(me.get("/profile/skills?skill_query=сварка"))
    button = page.select_one("#skills-found button[name=add_skill]")
    form = button.find_parent("form")
    assert form["method"] == "post"
    answer = me.post(form["action"], data={"add_skill": button["value"]})
    assert answer.status_code == 303
    assert only(StudentSkill).concept == "welding"


def test_searching_changes_nothing_and_sends_no_secret_in_the_address(me, all_of):
    page = page_of(me.get("/profile/skills"))
    form = page.select_one("#skill_query").find_parent("form")
    assert form["method"] == "get"
    assert [field["name"] for field in form.select("input")] == ["skill_query"]
    assert all_of(StudentSkill) == []


def test_a_skill_is_named_in_the_readers_language(make, visitor):
    user = make.user()
    make.student(user=user, skills={"welding": None})
    named = {code: text_of(visitor(user, code).get("/profile/preview")) for code in ("kk", "ru")}
    assert "дәнекерлеу" in named["kk"]
    assert "сварка" in named["ru"]


def test_adding_it_twice_keeps_one(me, all_of):
    for _ in range(2):
        assert me.post("/profile/skills", data={"add_skill": "welding"}).status_code == 303
    assert len(all_of(StudentSkill)) == 1


@pytest.mark.parametrize("concept", ["", "no-such-skill", "welder", "<b>"])
def test_it_refuses_what_is_no_skill(me, all_of, concept):
    answer = me.post("/profile/skills", data={"add_skill": concept})
    assert answer.status_code == 422
    assert "Choose a skill from the list" in text_of(answer)
    assert all_of(StudentSkill) == []


def test_it_sets_the_level(me, welding, only):
    me.post("/profile/skills/levels", data={f"level-{welding.id}": "3"})
    assert only(StudentSkill).level == SkillLevel.ADVANCED


@pytest.mark.parametrize("level", ["", "9", "x"])
def test_a_level_that_is_none_clears_it(me, welding, only, level):
    welding.level = 2
    me.post("/profile/skills/levels", data={f"level-{welding.id}": level})
    assert only(StudentSkill).level is None


def test_the_skill_of_somebody_else_is_not_found(make, me, session):
    other = make.student(skills={"python": None}).skills[0]
    address = f"/profile/skills/{other.id}"
    assert me.get(address).status_code == 404
    assert me.post(address, data=proof()).status_code == 404
    assert me.post(f"{address}/remove").status_code == 404
    assert me.post("/profile/skills/levels", data={f"level-{other.id}": "4"}).status_code == 404
    assert session.get_one(StudentSkill, other.id).level is None


def test_it_adds_a_proof_with_a_file(me, welding, only):
    data = proof(file=(BytesIO(PDF), "../../welder.pdf"))
    assert me.post(f"/profile/skills/{welding.id}", data=data).status_code == 303
    assert only(SkillEvidence).kind is EvidenceKind.CERTIFICATE
    assert only(StoredFile).name == "welder.pdf"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"url": "javascript:alert(1)"}, "begins with https://"),
        ({"title": ""}, "Title"),
        ({"kind": "rumour"}, "What it is"),
        ({"file": (b"MZ...", "virus.exe")}, "PDF, DOCX, PNG or JPEG"),
        ({"file": (b"MZ...", "virus.pdf")}, "not what its name says"),
        ({"file": (b"", "empty.pdf")}, "empty"),
    ],
)
def test_it_refuses_a_proof_that_cannot_be_taken(me, welding, all_of, changed, words):
    if "file" in changed:
        data, name = changed["file"]
        changed = {"file": (BytesIO(data), name)}
    answer = me.post(f"/profile/skills/{welding.id}", data=proof(**changed))
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert all_of(SkillEvidence) == []
    assert all_of(StoredFile) == []


@pytest.mark.both_databases
def test_a_removed_skill_comes_back_with_its_proofs(me, welding, only, all_of):
    me.post(f"/profile/skills/{welding.id}", data=proof(file=(BytesIO(PDF), "w.pdf")))
    page = me.post(f"/profile/skills/{welding.id}/remove", follow_redirects=True)
    assert all_of(StudentSkill) == []
    assert me.post(undo_address(page)).status_code == 303
    assert only(StudentSkill).concept == "welding"
    shown = only(SkillEvidence)
    assert (shown.title, shown.file_id) == ("Welder, class 4", only(StoredFile).id)
    assert me.get(f"/profile/evidence/{shown.id}/file").data == PDF


def test_a_removed_proof_comes_back(me, welding, only, all_of):
    me.post(f"/profile/skills/{welding.id}", data=proof())
    shown = only(SkillEvidence)
    address = f"/profile/skills/{welding.id}/evidence/{shown.id}/remove"
    page = me.post(address, follow_redirects=True)
    assert all_of(SkillEvidence) == []
    me.post(undo_address(page))
    assert only(SkillEvidence).title == "Welder, class 4"


def test_only_those_who_see_the_name_get_the_file(make, me, visitor, student, welding, only):
    me.post(f"/profile/skills/{welding.id}", data=proof(file=(BytesIO(PDF), "w.pdf")))
    address = f"/profile/evidence/{only(SkillEvidence).id}/file"
    boss, stranger, fellow = make.user(Role.EMPLOYER), make.user(Role.EMPLOYER), make.user()
    member = make.member(user=boss)
    make.member(user=stranger)
    make.student(user=fellow)
    application = make.application(student, make.posting(by=member))
    asked = (boss, stranger, fellow, make.staff())
    assert [visitor(user).get(address).status_code for user in asked] == [404, 404, 404, 200]
    application.stage = Stage.SHORTLISTED
    assert [visitor(user).get(address).status_code for user in asked] == [200, 404, 404, 200]


def test_a_file_is_given_as_a_download_that_runs_nowhere(me, welding, only):
    me.post(f"/profile/skills/{welding.id}", data=proof(file=(BytesIO(PDF), "w.pdf")))
    answer = me.get(f"/profile/evidence/{only(SkillEvidence).id}/file")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_somebody_who_is_not_signed_in_is_asked_to(client, me, welding, only):
    me.post(f"/profile/skills/{welding.id}", data=proof(file=(BytesIO(PDF), "w.pdf")))
    answer = client.get(f"/profile/evidence/{only(SkillEvidence).id}/file")
    assert answer.status_code == 303
    assert "sign-in" in answer.location
