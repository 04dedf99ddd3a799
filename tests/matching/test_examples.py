"""The examples in the matcher's docstrings run and say what they say."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import matching

NAMES = [
    module.name
    for module in pkgutil.walk_packages(matching.__path__, "matching.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_what_it_says(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    found = [test for name in NAMES for test in finder.find(import_module(name)) if test.examples]
    assert len(found) >= 10
