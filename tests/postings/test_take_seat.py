"""Taking a seat: the last one goes to exactly one person, whatever happens at the same moment."""

import threading

import pytest
from sqlalchemy.orm import Session

from talent.database import make_engine
from talent.postings import service


def seats_taken(session, posting):
    session.commit()
    session.refresh(posting)
    return posting.seats_taken


def test_it_takes_a_free_seat(make, session):
    posting = make.posting(seats=2)
    assert service.take_seat(session, posting.id)
    assert posting.seats_taken == 1


def test_it_takes_no_seat_where_none_is_left(make, session):
    posting = make.posting(seats=1, seats_taken=1)
    assert not service.take_seat(session, posting.id)
    assert posting.seats_taken == 1


def test_a_freed_seat_can_be_taken_again(make, session):
    posting = make.posting(seats=1, seats_taken=1)
    assert service.free_seat(session, posting.id)
    assert service.take_seat(session, posting.id)
    assert not service.take_seat(session, posting.id)


def test_it_frees_no_seat_where_none_is_taken(make, session):
    posting = make.posting(seats=1)
    assert not service.free_seat(session, posting.id)
    assert seats_taken(session, posting) == 0


@pytest.mark.both_databases
def test_of_eight_at_the_same_moment_two_get_the_two_last_seats(make, session, database):
    posting = make.posting(seats=5, seats_taken=3)
    posting_id = posting.id
    session.commit()
    engine = make_engine(database.config.url)
    barrier, outcomes = threading.Barrier(8), []

    def take() -> None:
        barrier.wait()
        with Session(engine) as own:
            outcomes.append(service.take_seat(own, posting_id))
            own.commit()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.dispose()
    assert sorted(outcomes) == [False] * 6 + [True] * 2
    assert seats_taken(session, posting) == 5
