"""The extractor as an estimator of scikit-learn: what of its conventions applies to texts."""

import pytest

from matching.extraction import SkillExtractor


def test_texts_go_in_and_findings_come_out():
    extractor = SkillExtractor()
    both = extractor.fit(["Python"]).transform(["Python", "Java"])
    assert [[one.concept for one in found] for found in both] == [["python"], ["java"]]
    assert extractor.fit_transform(["Python"])[0][0].concept == "python"


def test_scikit_learn_takes_it_for_a_transformer():
    from sklearn.base import clone
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer

    extractor = SkillExtractor(soft=True, top=3)
    assert clone(extractor).get_params() == extractor.get_params()
    assert clone(extractor).set_params(top=1, soft=False).get_params()["top"] == 1
    pipeline = make_pipeline(
        SkillExtractor(), FunctionTransformer(lambda every: [*map(len, every)])
    )
    assert pipeline.fit_transform(["Python, SQL", "nothing"]) == [2, 0]


@pytest.mark.parametrize(
    "check",
    [
        "check_estimator_cloneable",
        "check_estimator_repr",
        "check_estimator_tags_renamed",
        "check_get_params_invariance",
        "check_mixin_order",
        "check_no_attributes_set_in_init",
        "check_parameters_default_constructible",
        "check_set_params",
        "check_valid_tag_types",
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_it_passes_the_checks_of_scikit_learn_that_texts_allow(check):
    from sklearn.utils import estimator_checks

    getattr(estimator_checks, check)("SkillExtractor", SkillExtractor())


@pytest.mark.filterwarnings("ignore")
def test_check_estimator_finds_nothing_wrong():
    from sklearn.utils.estimator_checks import check_estimator

    results = check_estimator(SkillExtractor(), on_skip=None, on_fail=None)
    assert [one["check_name"] for one in results if one["status"] == "failed"] == []


def test_an_unknown_parameter_is_refused():
    with pytest.raises(ValueError, match="has the parameters"):
        SkillExtractor().set_params(hard=True)
