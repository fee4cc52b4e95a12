"""A submitted reading is corrected by restating it with a reason; the value before it stays in the fact."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.provider_return.commands import RestateReading
from domain.provider_return.content import Reading
from domain.provider_return.events import ReadingRestated, ReturnEvent, ReturnSentBack
from domain.shared.errors import Invalid, NotFound, NotInState
from domain.shared.figures import Count, Proportion, Score
from tests.unit.domain.examples import (
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LONELY,
    OPENED,
    RETURN,
    SCORE_OF_24,
    WELL_BEING,
)
from tests.unit.domain.provider_return.decider import ACCEPTED, SUBMITTED, provider_return

FEWER = replace(HALF_ARE_HOPEFUL, figure=Proportion(numerator=28, denominator=60))
HOPEFUL_FIELD, SCORE_FIELD = (f"readings.{known.indicator_id}" for known in (HOPEFUL, WELL_BEING))
RESTATED = ReadingRestated(reading=FEWER, previous=HALF_ARE_HOPEFUL, reason="Two were counted twice")


def restate(reading: Reading, reason: str = "Two were counted twice") -> RestateReading:
    return RestateReading(stream_id=RETURN, reading=reading, reason=reason)


@pytest.mark.parametrize("past", [SUBMITTED, ACCEPTED])
def test_a_restatement_holds_both_values_and_the_reason(past: tuple[ReturnEvent, ...]) -> None:
    provider_return.given(*past).when(restate(FEWER)).then(RESTATED)


def test_a_restatement_changes_that_reading_and_no_other_and_leaves_the_return_where_it_stands() -> None:
    state = provider_return.after(*ACCEPTED, RESTATED)
    assert state.readings == (FEWER, SCORE_OF_24)
    assert state.standing == "accepted"


def test_a_reading_restated_twice_was_the_first_restatement_before() -> None:
    fewest = replace(FEWER, figure=Proportion(numerator=27, denominator=60))
    provider_return.given(*ACCEPTED, RESTATED).when(restate(fewest)).then(
        ReadingRestated(reading=fewest, previous=FEWER, reason="Two were counted twice")
    )


def test_a_reading_is_restated_however_long_after_its_return_locked() -> None:
    years_later = datetime(2030, 1, 1, tzinfo=UTC)
    provider_return.given(*ACCEPTED).when(restate(FEWER), at=years_later).then(RESTATED)


def test_a_reading_becomes_missing_or_is_found_with_a_reason() -> None:
    lost = Reading(indicator_id=HOPEFUL.indicator_id, missing="not_collected")
    went_missing = ReadingRestated(reading=lost, previous=HALF_ARE_HOPEFUL, reason="The forms were another's")
    provider_return.given(*ACCEPTED).when(restate(lost, "The forms were another's")).then(went_missing)
    provider_return.given(*ACCEPTED, went_missing).when(restate(FEWER, "The forms were found")).then(
        ReadingRestated(reading=FEWER, previous=lost, reason="The forms were found")
    )


def test_a_restatement_says_why() -> None:
    provider_return.given(*ACCEPTED).when(restate(FEWER, " ")).then_refused(
        Invalid, "Say why", field="reason"
    )


@pytest.mark.parametrize("past", [(OPENED,), (*SUBMITTED, ReturnSentBack(reason="Count again"))])
def test_what_is_not_submitted_is_not_restated_but_given_right(past: tuple[ReturnEvent, ...]) -> None:
    provider_return.given(*past).when(restate(FEWER)).then_refused(
        NotInState, "give the right figure when you submit it"
    )


def test_a_reading_that_the_return_does_not_have_is_not_restated() -> None:
    foreign = Reading(indicator_id=LONELY.indicator_id, figure=Count(count=3))
    provider_return.given(*ACCEPTED).when(restate(foreign)).then_refused(
        NotFound, "no such reading", field="indicator_id"
    )


def test_a_restated_reading_fits_its_measure_and_scale() -> None:
    given = provider_return.given(*ACCEPTED)
    given.when(restate(replace(FEWER, figure=Count(count=28)))).then_refused(
        Invalid, "out of those asked or measured", field=HOPEFUL_FIELD
    )
    given.when(restate(replace(SCORE_OF_24, figure=Score(score=Decimal(3))))).then_refused(
        Invalid, "between 7 and 35", field=SCORE_FIELD
    )


def test_a_reading_that_already_stands_so_is_not_restated() -> None:
    given = provider_return.given(*ACCEPTED)
    given.when(restate(HALF_ARE_HOPEFUL)).then_refused(Invalid, "already stands", field=HOPEFUL_FIELD)
    same_with_a_nought = replace(SCORE_OF_24, figure=Score(score=Decimal("24.50"), people=58))
    given.when(restate(same_with_a_nought)).then_refused(Invalid, "already stands", field=SCORE_FIELD)
