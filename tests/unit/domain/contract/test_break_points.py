"""A break point is a day within the term on which the contract will be looked at afresh."""

from __future__ import annotations

from datetime import date

import pytest

from domain.contract.commands import CloseBreakPoint, MoveBreakPoint, ScheduleBreakPoint
from domain.contract.events import BreakPointClosed, BreakPointScheduled
from domain.contract.model import Contract, decide, evolve
from domain.shared.errors import AlreadyDone, Invalid, NotFound
from tests.unit.domain.examples import AWARDED, CONTRACT, an_id
from tests.unit.domain.scenario import Decider

contract = Decider(Contract(), decide, evolve)


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
    scheduled = BreakPointScheduled(break_point_id=an_id(50), on=date(2027, 4, 1), purpose="")
    contract.given(AWARDED, scheduled).when(on(date(2028, 4, 1))).then_refused(
        AlreadyDone, "already scheduled"
    )


SCHEDULED = BreakPointScheduled(break_point_id=an_id(50), on=date(2027, 4, 1), purpose="")
CLOSED = BreakPointClosed(break_point_id=an_id(50), note="We go on as agreed.")


def close(note: str = " We go on as agreed. ") -> CloseBreakPoint:
    return CloseBreakPoint(stream_id=CONTRACT, break_point_id=an_id(50), note=note)


def test_a_break_point_is_closed_with_what_came_of_it() -> None:
    contract.given(AWARDED, SCHEDULED).when(close()).then(CLOSED)


def test_closing_a_break_point_says_what_came_of_it() -> None:
    contract.given(AWARDED, SCHEDULED).when(close(" ")).then_refused(
        Invalid, "Say what came of it", field="note"
    )


def test_only_a_break_point_that_is_scheduled_and_open_is_closed_or_moved() -> None:
    contract.given(AWARDED).when(close()).then_refused(NotFound, "Schedule it first")
    contract.given(AWARDED, SCHEDULED, CLOSED).when(close()).then_refused(AlreadyDone, "is closed")
    moved = MoveBreakPoint(
        stream_id=CONTRACT, break_point_id=an_id(50), on=date(2027, 5, 1), reason="Half-term"
    )
    contract.given(AWARDED, SCHEDULED, CLOSED).when(moved).then_refused(AlreadyDone, "is closed")
