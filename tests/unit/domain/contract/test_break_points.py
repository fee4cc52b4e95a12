"""A break point is a day within the term on which the contract will be looked at afresh."""

from __future__ import annotations

from datetime import date

import pytest

from domain.contract.commands import ScheduleBreakPoint
from domain.contract.events import BreakPointScheduled
from domain.contract.model import Contract, decide, evolve
from domain.shared.errors import AlreadyDone, Invalid
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
