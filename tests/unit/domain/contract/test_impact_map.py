"""The impact map says what is done for which outcomes, and by which indicators that will be known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from domain.contract.commands import AgreeImpactMap
from domain.contract.rules.award import check_copies
from domain.contract.terms import Activity
from domain.framework.model import AgreedVersion
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, Several
from tests.unit.domain.contract.decider import contract
from tests.unit.domain.examples import (
    AWARDED,
    CONFIDENCE,
    FRIENDSHIP,
    HOPEFUL,
    LONELY,
    MAP,
    MAPPED,
    WELL_BEING,
    an_id,
)
from tests.unit.domain.scenario import assert_readable

AIMLESS = Activity(activity_id=an_id(31), title="Day out", outcome_ids=(an_id(99),))
UNREAD = Activity(activity_id=an_id(32), title="Choir", indicator_ids=(LONELY.indicator_id,))

IDLE = Activity(activity_id=an_id(33), title="Open house")


def test_the_impact_map_makes_the_first_terms_from_the_first_day() -> None:
    contract.given(AWARDED).when(MAP).then(MAPPED)
    terms = contract.after(AWARDED, MAPPED).terms_on(date(2026, 4, 1))
    assert terms is not None
    assert terms.indicators == (HOPEFUL, WELL_BEING)
    assert contract.after(AWARDED, MAPPED).terms_on(date(2026, 3, 31)) is None


def test_one_activity_may_be_done_for_everything_in_the_map() -> None:
    everything = Activity(
        activity_id=an_id(33),
        title="Open house",
        outcome_ids=tuple(outcome.outcome_id for outcome in MAP.outcomes),
        indicator_ids=tuple(indicator.indicator_id for indicator in MAP.indicators),
    )
    assert contract.given(AWARDED).when(replace(MAP, activities=(everything,))).decided()


def test_the_impact_map_is_agreed_once() -> None:
    contract.given(AWARDED, MAPPED).when(MAP).then_refused(AlreadyDone, "Propose a revision")


@pytest.mark.parametrize(
    ("changes", "kind", "field", "saying"),
    [
        ({"outcomes": (CONFIDENCE,), "indicators": (LONELY,)}, NotFound, "indicators", "not in the map"),
        ({"indicators": (HOPEFUL, WELL_BEING, HOPEFUL)}, AlreadyDone, "indicators", "in the map twice"),
        ({"indicators": (), "activities": ()}, Invalid, "indicators", "at least one indicator"),
        (
            {"outcomes": (CONFIDENCE, FRIENDSHIP, CONFIDENCE)},
            AlreadyDone,
            "outcomes",
            "An outcome stands in the map twice",
        ),
        (
            {"activities": (IDLE, replace(IDLE, title="Open day"))},
            AlreadyDone,
            "activities",
            "An activity stands in the map twice",
        ),
        ({"activities": (replace(IDLE, title=" "),)}, Invalid, "activities", "what is done"),
        ({"activities": (AIMLESS,)}, NotFound, "activities", "“Day out” names"),
        ({"activities": (UNREAD,)}, NotFound, "activities", "“Choir” names"),
    ],
)
def test_an_impact_map_that_does_not_hang_together_is_refused(
    changes: dict[str, Any], kind: type[DomainError], field: str, saying: str
) -> None:
    torn: AgreeImpactMap = replace(MAP, **({"activities": ()} | changes))
    contract.given(AWARDED).when(torn).then_refused(kind, saying, field=field)


AS_AGREED = AgreedVersion(outcomes=MAP.outcomes, indicators=(*MAP.indicators, LONELY))


def test_an_impact_map_holds_what_was_agreed_in_the_framework_and_not_all_of_it() -> None:
    check_copies(MAP, AS_AGREED)


@pytest.mark.parametrize(
    ("changes", "field", "saying"),
    [
        ({"outcomes": (replace(CONFIDENCE, statement="They dare."),)}, "outcomes", "“They dare.” is not so"),
        ({"outcomes": (replace(CONFIDENCE, outcome_id=an_id(99)),)}, "outcomes", "is not so"),
        ({"indicators": (replace(HOPEFUL, unit="people"),)}, "indicators", "Take it as it was agreed"),
        ({"indicators": (replace(HOPEFUL, indicator_id=an_id(99)),)}, "indicators", "propose a revision"),
    ],
)
def test_an_impact_map_that_puts_it_otherwise_than_the_framework_is_refused(
    changes: dict[str, Any], field: str, saying: str
) -> None:
    with pytest.raises(NotFound, match=saying) as refused:
        check_copies(replace(MAP, **changes), AS_AGREED)
    assert refused.value.field == field
    assert_readable(refused.value)


def test_all_that_an_impact_map_puts_otherwise_is_said_at_once() -> None:
    with pytest.raises(Several) as refused:
        check_copies(MAP, AgreedVersion(outcomes=(CONFIDENCE,), indicators=(HOPEFUL,)))
    assert [error.field for error in refused.value.errors] == ["outcomes", "indicators"]
