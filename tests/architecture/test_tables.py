"""What every table keeps to."""

import pytest
from sqlalchemy.orm import Mapper

from models import Base, Whose

MAPPERS = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)


def name(mapper: Mapper) -> str:
    """Return the name of a mapped class."""
    return mapper.class_.__name__


@pytest.mark.parametrize("mapper", MAPPERS, ids=name)
def test_a_table_says_whose_data_it_holds(mapper):
    assert isinstance(vars(mapper.class_).get("__whose__"), Whose)


@pytest.mark.parametrize("mapper", MAPPERS, ids=name)
def test_a_page_cannot_query_through_a_relationship(mapper):
    lazy = {relation.key: relation.lazy for relation in mapper.relationships}
    assert set(lazy.values()) <= {"raise_on_sql"}, lazy


@pytest.mark.parametrize("mapper", MAPPERS, ids=name)
def test_a_table_says_in_a_sentence_what_it_is(mapper):
    assert (mapper.class_.__doc__ or "").strip().splitlines()[0].endswith(".")


@pytest.mark.parametrize("mapper", MAPPERS, ids=name)
def test_every_foreign_key_says_what_happens_to_its_row(mapper):
    silent = [key.column.name for key in mapper.local_table.foreign_keys if not key.ondelete]
    assert not silent
