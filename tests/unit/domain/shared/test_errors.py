"""What is wrong is said all at once, each reason by itself."""

from __future__ import annotations

import pytest

from domain.shared.errors import Invalid, NotFound, Several, refuse_all

FIRST, SECOND, THIRD = Invalid("One.", field="a"), NotFound("Two.", field="b"), Invalid("Three.", field="c")


def test_nothing_wrong_refuses_nothing() -> None:
    refuse_all([])


def test_one_reason_stands_by_itself() -> None:
    with pytest.raises(NotFound, match=r"^Two\.$"):
        refuse_all([SECOND])
    with pytest.raises(NotFound, match=r"^Two\.$"):
        refuse_all([Several((SECOND,))])


def test_several_reasons_stand_together_and_never_one_inside_another() -> None:
    with pytest.raises(Several) as refused:
        refuse_all([FIRST, Several((SECOND, THIRD))])
    assert refused.value.errors == (FIRST, SECOND, THIRD)
    assert refused.value.message == "One. Two. Three."
