"""What changed between two versions is told as what was revised, added and retired."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.framework.definitions import Outcome, QualityCharacteristic, Quotation
from domain.framework.difference import NOTHING, Changed, difference
from domain.framework.model import AgreedVersion
from tests.unit.domain.examples import CONFIDENCE, FRIENDSHIP, HOPEFUL, LONELY, WELL_BEING, an_id

KIND = QualityCharacteristic(characteristic_id=an_id(40), statement="Everyone is greeted by name.")
FIRST = AgreedVersion(
    outcomes=(CONFIDENCE, FRIENDSHIP), indicators=(HOPEFUL, WELL_BEING), characteristics=(KIND,)
)
QUOTED = replace(
    FRIENDSHIP, words_of_people=(Quotation(words="I have somebody to ring."),), prevention_level="upstream"
)


def test_what_was_revised_names_the_parts_that_differ() -> None:
    now = replace(FIRST, outcomes=(CONFIDENCE, QUOTED))
    assert difference(FIRST, now).outcomes == (
        Changed(FRIENDSHIP, QUOTED, ("words_of_people", "prevention_level")),
    )


def test_what_was_revised_comes_first_then_what_was_added_then_what_was_retired() -> None:
    proud = Outcome(outcome_id=an_id(12), statement="Young people are proud.")
    now = replace(FIRST, outcomes=(proud, QUOTED))
    assert difference(FIRST, now).outcomes == (
        Changed(FRIENDSHIP, QUOTED, ("words_of_people", "prevention_level")),
        Changed(None, proud),
        Changed(CONFIDENCE, None),
    )


def test_indicators_and_qualities_are_told_as_outcomes_are() -> None:
    retitled, warm = replace(HOPEFUL, title="Hopeful"), replace(KIND, statement="Everyone is welcome.")
    now = replace(FIRST, indicators=(retitled, LONELY), characteristics=(warm,))
    found = difference(FIRST, now)
    assert found.outcomes == ()
    assert found.indicators == (
        Changed(HOPEFUL, retitled, ("title",)),
        Changed(None, LONELY),
        Changed(WELL_BEING, None),
    )
    assert found.characteristics == (Changed(KIND, warm, ("statement",)),)


def test_the_first_version_adds_all_that_it_holds() -> None:
    found = difference(NOTHING, FIRST)
    assert [changed.after for changed in found.outcomes] == [CONFIDENCE, FRIENDSHIP]
    assert [changed.after for changed in found.indicators] == [HOPEFUL, WELL_BEING]
    assert [changed.before for changed in found.outcomes] == [None, None]
    assert not found.is_empty


def test_another_order_alone_is_no_difference() -> None:
    assert difference(FIRST, replace(FIRST, outcomes=(FRIENDSHIP, CONFIDENCE))).is_empty


outcomes = st.lists(
    st.builds(
        Outcome,
        outcome_id=st.integers(1, 5).map(an_id),
        statement=st.sampled_from(("It is better.", "It is good.")),
    ),
    unique_by=lambda outcome: outcome.outcome_id,
).map(lambda some: AgreedVersion(outcomes=tuple(some), indicators=()))


@given(outcomes, outcomes)
def test_the_difference_leads_from_one_version_to_the_other_and_back(
    before: AgreedVersion, after: AgreedVersion
) -> None:
    there: tuple[Changed[Outcome], ...] = difference(before, after).outcomes
    back: tuple[Changed[Outcome], ...] = difference(after, before).outcomes
    left, came = {changed.before for changed in there}, {changed.after for changed in there}
    assert (set(before.outcomes) - left) | (came - {None}) == set(after.outcomes)
    assert {(changed.after, changed.before) for changed in back} == {
        (changed.before, changed.after) for changed in there
    }


@given(outcomes)
def test_nothing_differs_from_itself(version: AgreedVersion) -> None:
    assert difference(version, version).is_empty
