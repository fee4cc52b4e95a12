"""What a return asks for is what is in force on the last day of its period, whatever is agreed later."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.contract.state import Contract
from domain.provider_return.commands import OpenReturn
from domain.provider_return.content import asked_of
from domain.provider_return.opening import opening_of
from domain.shared.values import Period
from tests.unit.domain.contract.histories import History, histories, steps_of
from tests.unit.domain.examples import CONTRACT

Opened = dict[Period, OpenReturn]


def returns_of(history: History, days_late: int) -> tuple[Opened, Contract]:
    """Every return, opened so many days after the day on which its period was over, and how it all ended."""
    opened: Opened = {}
    state = Contract()
    for step in steps_of(history):
        state = step.after
        _open(opened, step.before, step.today - timedelta(days=days_late))
    _open(opened, state, date.max)
    return opened, state


def _open(opened: Opened, contract: Contract, over_by: date) -> None:
    for period in contract.periods():
        opening = opening_of(CONTRACT, contract, period)
        if period.ends_on < over_by and period not in opened and opening is not None:
            opened[period] = opening


@given(histories, st.integers(0, 40))
def test_a_return_asks_for_what_is_in_force_on_the_last_day_of_its_period(
    history: History, days_late: int
) -> None:
    opened, contract = returns_of(history, days_late)
    for period, opening in opened.items():
        terms = contract.terms_on(period.ends_on)
        assert terms is not None
        assert opening.asked == tuple(asked_of(indicator) for indicator in terms.indicators)
        assert opening.prompts == terms.prompts


@given(histories, st.integers(0, 40))
def test_the_period_of_an_opened_return_stays_one_of_the_contracts_for_ever(
    history: History, days_late: int
) -> None:
    opened, contract = returns_of(history, days_late)
    assert set(opened) == set(contract.periods())
    in_order = sorted(opened, key=lambda period: period.starts_on)
    assert all(not earlier.overlaps(later) for earlier, later in pairwise(in_order))


@given(histories)
def test_it_does_not_matter_how_late_a_return_is_opened(history: History) -> None:
    at_once, contract = returns_of(history, 0)
    assert at_once == {period: opening_of(CONTRACT, contract, period) for period in contract.periods()}
