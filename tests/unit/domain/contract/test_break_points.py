"""A break point is a day within the term on which the contract will be looked at afresh."""

from __future__ import annotations

from datetime import date

import pytest

from domain.contract.commands import CloseBreakPoint, MoveBreakPoint, ScheduleBreakPoint
from domain.contract.events import BreakPointClosed, BreakPointMoved, BreakPointScheduled, ContractExtended
from domain.shared.errors import AlreadyDone, Invalid, NotFound
from tests.unit.domain.contract.decider import contract
from tests.unit.domain.examples import AWARDED, CONTRACT, an_id

SCHEDULED = BreakPointScheduled(break_point_id=an_id(50), on=date(2027, 4, 1), purpose="")
CLOSED = BreakPointClosed(break_point_id=an_id(50), note="We go on as agreed.")
MOVED = BreakPointMoved(break_point_id=an_id(50), on=date(2027, 5, 1), reason="Half-term")


def on(day: date) -> ScheduleBreakPoint:
    return ScheduleBreakPoint(stream_id=CONTRACT, break_point_id=an_id(50), on=day, purpose="First year")


@pytest.mark.parametrize("day", [date(2026, 4, 1), date(2027, 4, 1), date(2029, 3, 31)])
def test_a_break_point_may_be_any_day_of_the_term(day: date) -> None:
    contract.given(AWARDED).when(on(day)).then(
        BreakPointScheduled(break_point_id=an_id(50), on=day, purpose="First year")
    )


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2029, 4, 1)])
def test_a_break_point_outside_the_term_is_refused(day: date) -> None:
    contract.given(AWARDED).when(on(day)).then_refused(Invalid, "within the contract's term", field="on")


def test_a_break_point_is_scheduled_once() -> None:
    contract.given(AWARDED, SCHEDULED).when(on(date(2028, 4, 1))).then_refused(
        AlreadyDone, "already scheduled"
    )


def move(day: date = date(2027, 5, 1), why: str = "Half-term") -> MoveBreakPoint:
    return MoveBreakPoint(stream_id=CONTRACT, break_point_id=an_id(50), on=day, reason=why)


def test_a_break_point_is_moved_to_another_day_of_the_term_with_a_reason() -> None:
    given = contract.given(AWARDED, SCHEDULED)
    given.when(move(why=" Half-term ")).then(MOVED)
    given.when(move(why=" ")).then_refused(Invalid, "Say why the break point is moved", field="reason")
    for day in (date(2026, 3, 31), date(2029, 4, 1)):
        given.when(move(day)).then_refused(Invalid, "within the contract's term", field="on")


def test_a_break_point_is_not_moved_to_where_it_is_and_may_be_moved_back() -> None:
    moved = contract.given(AWARDED, SCHEDULED, MOVED)
    moved.when(move()).then_refused(Invalid, "on 1 May 2027 already", field="on")
    assert moved.when(move(date(2027, 4, 1))).decided()


def test_a_break_point_may_fall_in_the_time_by_which_a_contract_was_extended() -> None:
    extended = ContractExtended(ends_on=date(2030, 3, 31), reason="Wanted")
    given = contract.given(AWARDED, SCHEDULED, extended)
    assert given.when(move(date(2030, 3, 31))).decided()
    given.when(move(date(2030, 4, 1))).then_refused(Invalid, "within the contract's term", field="on")


def close(note: str = " We go on as agreed. ") -> CloseBreakPoint:
    return CloseBreakPoint(stream_id=CONTRACT, break_point_id=an_id(50), note=note)


def test_a_break_point_is_closed_with_what_came_of_it() -> None:
    contract.given(AWARDED, SCHEDULED).when(close()).then(CLOSED)


def test_closing_a_break_point_says_what_came_of_it() -> None:
    contract.given(AWARDED, SCHEDULED).when(close(" ")).then_refused(
        Invalid, "Say what came of it", field="note"
    )


def test_only_a_break_point_that_is_scheduled_and_open_is_closed_or_moved() -> None:
    for command in (close(), move()):
        contract.given(AWARDED).when(command).then_refused(NotFound, "Schedule it first")
        contract.given(AWARDED, SCHEDULED, CLOSED).when(command).then_refused(AlreadyDone, "is closed")
