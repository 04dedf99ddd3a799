"""Who reads the log of documents by their ids misses nothing, however many write at once."""

import threading
import zlib

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matching.packing import unpack
from models import DocumentKind, MatchDocument, Student, StudentSkill
from talent.database import READING, make_engine
from talent.matches import documents

WRITERS, ROUNDS = 4, 12
pytestmark = pytest.mark.both_databases


@pytest.fixture
def engine(database, app):
    engine = make_engine(database.config.url)
    yield engine
    engine.dispose()


def in_threads(*acts):
    """Do things in threads of their own; raise what any of them raised."""
    raised = []

    def run(act):
        try:
            act()
        except BaseException as error:
            raised.append(error)
            raise

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not raised


class Reader:
    """Reads what is new, as an index does, until told that nothing more comes."""

    def __init__(self, engine):
        self.engine, self.done, self.known, self.seen = engine, threading.Event(), {}, 0

    def __call__(self):
        last_round = False
        while not last_round:
            last_round = self.done.is_set()
            self.look()

    def look(self):
        query = select(MatchDocument.id, MatchDocument.owner_id, MatchDocument.digest)
        reading = READING.set(True)
        with Session(self.engine) as session:
            query = query.where(MatchDocument.id > self.seen).order_by(MatchDocument.id)
            for self.seen, owner, digest in session.execute(query):
                self.known[owner] = digest
        READING.reset(reading)


def test_a_reader_misses_no_change_of_many_writers(engine, make, session):
    students = [make.student().id for _ in range(3)]
    session.commit()
    reader, left = Reader(engine), [WRITERS]

    def write(writer):
        for turn in range(ROUNDS):
            with Session(engine) as own:
                student = own.get_one(Student, students[(writer + turn) % 3], with_for_update=True)
                student.headline = f"{writer} {turn}"
                own.commit()
        left[0] -= 1
        if not left[0]:
            reader.done.set()

    in_threads(reader, *(lambda writer=writer: write(writer) for writer in range(WRITERS)))
    last = select(func.max(MatchDocument.id)).group_by(MatchDocument.owner_id)
    query = select(MatchDocument.owner_id, MatchDocument.digest)
    rows = session.execute(query.where(MatchDocument.id.in_(last))).all()
    assert reader.known == dict(map(tuple, rows))
    assert len(reader.known) == 3


def test_two_who_add_to_one_profile_at_once_are_both_in_its_last_document(engine, make, session):
    student = make.student().id
    session.commit()
    start = threading.Barrier(WRITERS)

    def add(concept):
        with Session(engine) as own:
            start.wait()
            own.add(StudentSkill(student_id=student, concept=concept))
            own.commit()

    concepts = ["python", "sql", "java", "welding"][:WRITERS]
    in_threads(*(lambda concept=concept: add(concept) for concept in concepts))
    body = session.scalars(select(MatchDocument.body).order_by(MatchDocument.id.desc())).first()
    assert {one.concept for one in unpack(zlib.decompress(body)).skills} == set(concepts)


def test_a_later_document_is_not_seen_before_an_earlier_one(engine, make, session):
    first, second = make.student().id, make.student().id
    session.commit()
    reader = Reader(engine)
    reader.look()

    def change(student):
        with Session(engine) as own:
            own.add(StudentSkill(student_id=student, concept="sql"))
            own.commit()

    with Session(engine) as slow:
        slow.add(StudentSkill(student_id=first, concept="python"))
        slow.flush()
        documents.refresh(slow, DocumentKind.PROFILE, [first])
        quick = threading.Thread(target=change, args=(second,))
        quick.start()
        quick.join(timeout=0.5)
        begun = reader.seen
        reader.look()
        assert reader.seen == begun
        slow.commit()
    quick.join()
    reader.look()
    query = select(MatchDocument.owner_id).order_by(MatchDocument.id.desc()).limit(2)
    assert session.scalars(query).all() == [second, first]
    assert reader.seen == begun + 2
