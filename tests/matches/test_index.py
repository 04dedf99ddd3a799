"""The index of a worker: every change by anybody is in the next look, on every worker."""

import threading

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from matching.types import Opening, SkillDemand
from models import MatchDocument, ModelStatus, PostingStatus, Student, StudentSkill
from talent.database import READING, make_engine
from talent.extensions import db
from talent.matches import documents
from talent.matches.index import Index
from talent.matches.numbers import Numbers
from tests.support.databases import at_most
from tests.support.models import keep_model

pytestmark = pytest.mark.both_databases
ROLE = Opening("r", "Developer", skills=(SkillDemand("python"), SkillDemand("sql")))


@pytest.fixture
def unit(app):
    """Return a session of the application, which reads as a page does."""
    reading = READING.set(True)
    with app.app_context():
        yield db.session()
        db.session.remove()
    READING.reset(reading)


@pytest.fixture
def people(make, session):
    rows = [make.student(skills={"python": None}), make.student(skills={"welding": None})]
    session.commit()
    return rows


def looked(index, session):
    """Return what an index holds, looked at in a unit of work of its own."""
    session.rollback()
    held = index.look(session)
    session.rollback()
    return held


def order(index, session):
    """Return the students in the order in which an index ranks them."""
    held = looked(index, session)
    return [int(one.profile) for one in held.profiles.recommender.rank(ROLE)]


def test_two_workers_see_every_change_of_either_at_their_next_look(make, session, unit, people):
    first, second = Index(), Index()
    own = [one.id for one in people]
    assert order(first, unit) == order(second, unit) == own
    session.add(StudentSkill(student_id=own[1], concept="sql"))
    session.add(StudentSkill(student_id=own[1], concept="python"))
    session.commit()
    assert order(first, unit) == order(second, unit) == own[::-1]
    newcomer = make.student(skills={"python": None, "sql": None})
    newcomer.headline = "Developer"
    session.commit()
    assert order(first, unit)[0] == newcomer.id
    session.execute(update(Student).where(Student.id == own[0]).values(turned_on_at=None))
    session.commit()
    assert own[0] not in order(first, unit)
    assert order(first, unit) == order(second, unit)
    session.execute(delete(Student).where(Student.id == newcomer.id))
    session.commit()
    assert order(first, unit) == order(second, unit) == [own[1]]


def test_a_role_that_closes_is_gone_and_one_that_is_published_is_there(make, session, unit):
    closing = make.posting()
    draft = make.posting(status=PostingStatus.DRAFT)
    session.commit()
    index = Index()
    assert looked(index, unit).openings.recommender.ids() == [str(closing.id)]
    closing.status, draft.status = PostingStatus.CLOSED, PostingStatus.PUBLISHED
    session.commit()
    held = looked(index, unit)
    assert held.openings.recommender.ids() == [str(draft.id)]
    assert held.opening(closing.id) is None
    assert held.opening(draft.id).title == draft.title


def test_a_look_costs_one_query_whether_something_is_new_or_not(session, unit, people):
    index = Index()
    looked(index, unit)
    with at_most(1):
        looked(index, unit)
    people[0].headline = "Analyst"
    session.commit()
    with at_most(1):
        assert looked(index, unit).profile(people[0].id).title == "Analyst"


def test_what_was_looked_at_does_not_change_under_who_reads_it(session, unit, people):
    index = Index()
    before, known = looked(index, unit), people[0].id
    session.execute(delete(Student))
    session.commit()
    after = looked(index, unit)
    assert len(after.profiles.recommender) == 0
    assert len(before.profiles.recommender) == 2
    assert before.profile(known) is not None


def test_every_profile_has_the_number_of_its_last_document(session, unit, people):
    index = Index()
    first = looked(index, unit).profiles.numbers.of(people[0].id)
    people[0].headline = "Analyst"
    session.commit()
    second = looked(index, unit).profiles.numbers.of(people[0].id)
    assert session.get_one(MatchDocument, second).owner_id == people[0].id
    assert second > first


def test_a_model_that_is_put_into_use_ranks_at_the_next_look(session, unit, database, people):
    index = Index()
    assert looked(index, unit).ranker.version == "prior-1"
    model = keep_model(session, database.instance, ModelStatus.CHAMPION)
    session.commit()
    held = looked(index, unit)
    assert held.ranker.version == model.version
    assert held.profiles.recommender.ranker_ is held.ranker
    assert held.openings.recommender.ranker_ is held.ranker


def test_another_database_in_the_same_place_is_noticed(session, unit, people):
    index = Index()
    looked(index, unit)
    session.execute(delete(MatchDocument))
    session.commit()
    assert len(looked(index, unit).profiles.recommender) == 0
    for _ in documents.make_missing(session):
        pass
    assert order(index, unit) == [one.id for one in people]


def test_who_reads_an_older_state_does_not_make_the_index_read_all_anew(
    database, session, unit, people
):
    index = Index()
    looked(index, unit)
    engine = make_engine(database.config.url)
    reading = READING.set(True)
    with Session(engine, info=unit.info) as older:
        older.connection()
        older.get(Student, people[0].id)  # on SQLite, from here on it sees this state
        people[1].headline = "Analyst"
        session.commit()
        newer = looked(index, unit)
        assert index.look(older) is newer
    READING.reset(reading)
    engine.dispose()


def test_many_threads_look_at_once_and_see_the_same(app, session, people):
    index, seen, start = Index(), [], threading.Barrier(4)

    def look():
        READING.set(True)
        with app.app_context():
            start.wait()
            seen.append(order(index, db.session()))

    for headline in ("Analyst", "Developer"):
        people[1].headline = headline
        session.commit()
        threads = [threading.Thread(target=look) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(seen) == 8
    assert {frozenset(one) for one in seen} == {frozenset(one.id for one in people)}


def test_an_empty_database_has_an_empty_index(unit):
    held = looked(Index(), unit)
    assert (held.seen, held.profile(1), held.opening(1)) == (0, None, None)


def test_numbers_are_kept_however_many_there_are():
    class Row:
        def __init__(self, owner_id, number):
            self.owner_id, self.id = owner_id, number

    numbers = Numbers().with_rows(Row(one, one + 10) for one in range(5_000))
    numbers = numbers.with_rows([Row(7, 99), Row(9_000, 100)])
    numbers = numbers.with_rows(Row(one, one + 20) for one in range(3_000, 6_000))
    assert [numbers.of(one) for one in (0, 7, 2_999, 3_000, 9_000)] == [10, 99, 3_009, 3_020, 100]
    with pytest.raises(KeyError):
        numbers.of(6_001)
