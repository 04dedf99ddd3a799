"""Texts made to be slow: reading stays in proportion to their length."""

import time

import pytest

from matching.extraction import read_cv, read_vacancy

PATTERNS = (
    " ", "\t", "a ", "a@", "-", ",", "«", "(", "ші-", "a.b-", "www.a/", "English B2, ", "Python, ",
    "2019 - ", "350 000 ", "nice to have: Python ", "bachelor of science in ", "без опыта ",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_hostile_text_is_read_in_time(pattern, end):
    text = ((pattern * 30 + end) * 20_000)[:20_000]
    begun = time.process_time()
    read_cv(text)
    read_vacancy(text)
    # Reading in the square of the length took ten seconds and more.
    assert time.process_time() - begun < 6
