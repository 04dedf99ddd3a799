"""Every score has a receipt, and can be calculated again from it, to the last digit."""

import re
import shutil

import pytest
from sqlalchemy import select, update

from matching.taxonomy import Taxonomy
from matching.taxonomy.taxonomy import DATA
from models import Application, DocumentKind, Experience, MatchDocument, ModelStatus, Student, User
from models.skill import CefrLevel, SkillLevel
from talent.matches import archive
from talent.matches.receipts import Receipt, ReceiptError, read
from tests.support.databases import SECRET
from tests.support.models import keep_model
from tests.support.visitor import page_of


@pytest.fixture
def graduate(make):
    return make.student(
        skills={"python": SkillLevel.ADVANCED, "sql": SkillLevel.WORKING},
        languages={"en": CefrLevel.B2},
        headline="Software developer",
    )


@pytest.fixture
def posting(make):
    return make.posting(
        title="Developer", text="Write software.", must={"python": None, "java": None}
    )


@pytest.fixture
def student(make, visitor, graduate):
    return visitor(make.session.get_one(User, graduate.user_id))


@pytest.fixture
def employer(session, visitor, posting):
    return visitor(session.get_one(User, posting.created_by_id))


@pytest.fixture
def command(app, session):
    def run(receipt):
        session.commit()
        return app.test_cli_runner().invoke(args=["talent", "matches", "receipt", receipt])

    return run


def receipts(response):
    """Return the receipts on a page."""
    return [one.get_text() for one in page_of(response).select(".receipt code")]


def score_in(output):
    """Return the score that the command prints."""
    return re.search(r"Score +([\d.]+)", output).group(1)


def test_a_receipt_from_a_page_is_calculated_again(student, posting, command):
    (receipt,) = receipts(student.get("/matches?band=any"))
    done = command(receipt)
    assert done.exit_code == 0, done.output
    assert done.output.rstrip().endswith("the same")
    assert "model     prior-1" in done.output
    assert Taxonomy.load().version in done.output
    assert "must " in done.output


def test_it_is_the_same_to_the_last_digit_after_the_profile_has_changed(
    session, student, graduate, posting, command
):
    (receipt,) = receipts(student.get(f"/roles/{posting.id}"))
    before = score_in(command(receipt).output)
    graduate.headline = "Welder"
    session.execute(update(Experience).values(title="Cook"))
    posting.text = "Cook."
    session.commit()
    (newer,) = receipts(student.get(f"/roles/{posting.id}"))
    assert newer != receipt
    again = command(receipt)
    assert score_in(again.output) == before
    assert again.output.rstrip().endswith("the same")
    assert score_in(command(newer).output) != before


def test_both_sides_see_the_same_receipt(student, employer, posting):
    own = receipts(student.get("/matches?band=any"))
    theirs = receipts(employer.get(f"/roles/{posting.id}/candidates"))
    assert own == theirs != []


def test_a_receipt_tells_nobody_who_is_behind_two_roles(make, employer, session, posting, graduate):
    member_id = posting.created_by_id
    other = make.posting(must={"python": None})
    session.commit()
    other.organisation_id, other.created_by_id = posting.organisation_id, member_id
    first, second = (
        receipts(employer.get(f"/roles/{one.id}/candidates"))[0] for one in (posting, other)
    )
    number = session.scalars(
        select(MatchDocument.id).where(MatchDocument.kind == DocumentKind.PROFILE)
    ).first()
    assert first.split("-")[0] != second.split("-")[0]
    assert {read(one, SECRET).profile for one in (first, second)} == {number}
    with pytest.raises(ReceiptError):
        read(f"X{first}", SECRET)


def test_an_application_keeps_the_receipt_of_its_moment(
    session, student, employer, graduate, posting, command
):
    student.post(f"/roles/{posting.id}/applications", data={"message": ""})
    application = session.scalars(select(Application)).one_or_none()
    assert application is not None
    assert application.receipt.startswith("P")
    graduate.headline = "Welder"
    session.commit()
    now, sent = receipts(student.get(f"/applications/{application.id}"))
    assert [now, sent] == receipts(employer.get(f"/applications/{application.id}"))
    assert score_in(command(sent).output) == score_in(command(application.receipt).output)
    assert read(sent, SECRET) == read(application.receipt, SECRET)


def test_a_score_of_another_model_is_calculated_by_that_model(
    app, session, database, student, posting, command
):
    (before,) = receipts(student.get("/matches?band=any"))
    model = keep_model(session, database.instance, ModelStatus.CHAMPION)
    (after,) = receipts(student.get("/matches?band=any"))
    assert model.version in after
    for receipt in (before, after):
        assert command(receipt).output.rstrip().endswith("the same")


def of_another_taxonomy(receipt, version):
    """Return a receipt as it would be with another list of skills."""
    one = read(receipt, SECRET)
    return str(Receipt(one.profile, one.opening, one.model, version, one.method, one.score))


def test_without_the_list_of_skills_of_that_time_it_says_so(student, posting, command):
    (receipt,) = receipts(student.get("/matches?band=any"))
    done = command(of_another_taxonomy(receipt, "0" * 8))
    assert done.exit_code == 1
    assert "list of skills of that time (00000000) is no longer here" in done.output


def test_with_the_list_of_that_time_kept_it_is_used(database, student, posting, command):
    (receipt,) = receipts(student.get("/matches?band=any"))
    kept = database.instance / archive.FOLDER
    assert [one.name for one in kept.iterdir()] == [Taxonomy.load().version]
    older = kept / "older"
    shutil.copytree(DATA, older)
    (first,) = list(older.glob("skills/welding*.toml"))[:1] or list(older.glob("skills/*.toml"))[:1]
    first.write_text(first.read_text() + "\n# older\n")
    version = Taxonomy.load(older).version
    older.rename(kept / version)
    done = command(of_another_taxonomy(receipt, version[:8]))
    assert done.exit_code == 0, done.output
    assert version in done.output


def test_where_the_list_cannot_be_kept_matching_goes_on(database, student, posting, command):
    (database.instance / archive.FOLDER).write_text("a file in its place")
    (receipt,) = receipts(student.get("/matches?band=any"))
    assert command(receipt).output.rstrip().endswith("the same")


def test_a_kept_list_that_is_damaged_is_not_used(database, student, posting, command):
    (receipt,) = receipts(student.get("/matches?band=any"))
    damaged = database.instance / archive.FOLDER / "00000000aaaaaaaa" / "skills"
    damaged.mkdir(parents=True)
    (damaged / "any.toml").write_text("[broken")
    done = command(of_another_taxonomy(receipt, "0" * 8))
    assert "list of skills of that time (00000000) is no longer here" in done.output


def test_what_was_erased_cannot_be_repeated(session, student, graduate, posting, command):
    (receipt,) = receipts(student.get("/matches?band=any"))
    session.delete(session.get_one(Student, graduate.id))
    session.commit()
    done = command(receipt)
    assert done.exit_code == 1
    assert "was erased with its owner" in done.output


def test_a_forgotten_model_and_another_method_are_named(student, posting, command):
    (receipt,) = receipts(student.get("/matches?band=any"))
    one = read(receipt, SECRET)
    other = Receipt(one.profile, one.opening, "learned-0", one.taxonomy, one.method, one.score)
    assert "model of that time (learned-0)" in command(str(other)).output
    older = Receipt(one.profile, one.opening, one.model, one.taxonomy, 0, one.score)
    assert "calculated by method 0" in command(str(older)).output
    wrong = Receipt(one.profile, one.opening, one.model, one.taxonomy, one.method, 99.0)
    assert "NOT the receipt’s 99.000000" in command(str(wrong)).output


@pytest.mark.parametrize("text", ["", "P1", "P1-R2-prior-1-00000000-M1-1.000000-ffff", "no"])
def test_what_is_no_receipt_is_refused(command, text):
    done = command(text)
    assert done.exit_code == 1
    assert "This is no receipt" in done.output


def test_a_mistyped_character_is_noticed(student, posting, command):
    (receipt,) = receipts(student.get("/matches?band=any"))
    swapped = receipt.replace("-R", "-R1", 1)
    assert "This is no receipt" in command(swapped).output


@pytest.mark.parametrize("number", [2**63, 10**40])
def test_numbers_beyond_any_log_are_no_receipt(command, number):
    done = command(str(Receipt(1, number, "prior-1", "3f2a9c01", 1, 73.482913)))
    assert "This is no receipt" in done.output


def test_receipts_in_both_forms_say_the_same_for_all_numbers():
    for number in (0, 1, 123_456, 2**40 - 1):
        one = Receipt(number, 45, "prior-1", "3f2a9c01", 1, 73.482913)
        assert read(one.shown(SECRET), SECRET) == one == read(str(one), SECRET)
