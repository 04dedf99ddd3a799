"""Measures of a ranking agree with what can be worked out by hand."""

import pytest

from matching.evaluation import evaluate, per_query, read_qrels


def test_a_perfect_ranking_scores_one_everywhere():
    assert per_query([("a", 2.0), ("b", 1.0)], {"a": 1}) == [1.0, 1.0, 1.0, 1.0, 1.0, 0.2, 1.0]


def test_the_second_place_is_worth_a_half():
    average, reciprocal, *_ = per_query([("x", 2.0), ("a", 1.0)], {"a": 1})
    assert average == reciprocal == 0.5


def test_what_was_left_out_counts_as_not_found():
    assert per_query([("a", 1.0)], {"a": 1, "b": 1})[0] == 0.5
    assert per_query([], {"a": 1}) == [0.0] * 7


def test_equal_scores_rank_in_order_of_id():
    assert per_query([("b", 1.0), ("a", 1.0)], {"a": 1})[0] == 1.0


def test_figures_carry_an_interval():
    runs = {"1": [("a", 1.0)], "2": [("b", 1.0)]}
    figures = {
        one.name: one for one in evaluate(runs, {"1": {"a": 1}, "2": {"c": 1}, "3": {"a": 0}})
    }
    assert figures["MAP"].mean == 0.5
    assert figures["MAP"].low == 0.0
    assert figures["MAP"].high == 1.0


def test_no_judgement_is_an_error():
    with pytest.raises(ValueError, match="no query"):
        evaluate({}, {"1": {"a": 0}})


def test_qrels_are_read_and_a_bad_line_is_named(tmp_path):
    path = tmp_path / "q.tsv"
    path.write_text("1 0 a 1\n\n1\t0\tb\t0\n", "utf-8")
    assert read_qrels(path) == {"1": {"a": 1, "b": 0}}
    path.write_text("1 0 a 1\n1 a\n", "utf-8")
    with pytest.raises(ValueError, match=r"q\.tsv:2"):
        read_qrels(path)
