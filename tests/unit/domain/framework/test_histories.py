"""Whatever is defined and agreed in whatever order, an agreed version never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineOutcome,
    FrameworkCommand,
    OpenFramework,
)
from domain.framework.definitions import Indicator, Outcome, TookPart
from domain.framework.model import Framework, decide, evolve
from domain.shared.errors import DomainError
from tests.unit.domain.examples import COUNCIL, FRAMEWORK, HOPEFUL, an_id
from tests.unit.domain.scenario import NOON, Decider

framework = Decider(Framework(), decide, evolve)
ids = st.integers(1, 6).map(an_id)
indicators = st.builds(
    Indicator,
    indicator_id=ids,
    outcome_id=ids,
    title=st.just(HOPEFUL.title),
    measure=st.just("count"),
    unit=st.just("people"),
    direction=st.just("increase"),
)
commands: st.SearchStrategy[FrameworkCommand] = st.one_of(
    ids.map(
        lambda known: DefineOutcome(
            stream_id=FRAMEWORK, outcome=Outcome(outcome_id=known, statement="It is better.")
        )
    ),
    indicators.map(lambda known: DefineIndicator(stream_id=FRAMEWORK, indicator=known)),
    st.just(AgreeFramework(stream_id=FRAMEWORK, agreed_on=date(2026, 1, 1), took_part=TookPart())),
)
OPEN = OpenFramework(stream_id=FRAMEWORK, council_id=COUNCIL, title="Youth", service_area="")


def states(asked: Sequence[FrameworkCommand]) -> list[Framework]:
    """The state after each command that was not refused."""
    passed = [Framework()]
    for command in (OPEN, *asked):
        try:
            events = decide(passed[-1], command, NOON)
        except DomainError:
            continue
        state = passed[-1]
        for event in events:
            state = evolve(state, event)
        passed.append(state)
    return passed


@given(st.lists(commands, max_size=40))
def test_an_agreed_version_never_changes(asked: list[FrameworkCommand]) -> None:
    passed = states(asked)
    for state in passed:
        assert passed[-1].versions[: len(state.versions)] == state.versions


@given(st.lists(commands, max_size=40))
def test_an_agreed_version_hangs_together(asked: list[FrameworkCommand]) -> None:
    for version in states(asked)[-1].versions:
        outcomes = [outcome.outcome_id for outcome in version.outcomes]
        measured = [indicator.indicator_id for indicator in version.indicators]
        assert len(set(outcomes)) == len(outcomes)
        assert len(set(measured)) == len(measured) > 0
        assert {indicator.outcome_id for indicator in version.indicators} <= set(outcomes)
