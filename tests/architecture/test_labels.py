"""Every code that a person may see has its own words."""

import pytest

from models import Approval, EvidenceKind, PostingStatus, RoleKind, Stage
from talent.labels import LABELS, label


def test_no_enum_has_words_for_some_of_its_members_only():
    kinds = {kind for kind, _ in LABELS}
    assert not [member for kind in kinds for member in kind if (kind, member.value) not in LABELS]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (Approval.DECLINED, "Declined"),
        (PostingStatus.DECLINED, "Sent back"),
        (Stage.DECLINED, "Offer declined"),
        (RoleKind.PROJECT, "Project work"),
        (EvidenceKind.PROJECT, "Project"),
    ],
)
def test_equal_codes_of_different_kinds_keep_their_own_words(app, code, words):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert str(label(code)) == words
