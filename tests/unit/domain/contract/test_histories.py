"""Whatever is proposed, agreed and withdrawn in whatever order, a contract's terms hang together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.contract.commands import (
    AgreeRevision,
    ContractCommand,
    ProposeRevision,
    SetExpectation,
    WithdrawRevision,
)
from domain.contract.events import ContractEvent, ExpectationSet, RevisionAgreed, RevisionProposed
from domain.contract.model import Contract, decide, evolve
from domain.contract.terms import (
    Change,
    Expectation,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    Party,
)
from domain.shared.errors import DomainError
from tests.unit.domain.examples import (
    AWARD,
    AWARDED,
    CONTRACT,
    HOPEFUL,
    LONELY,
    MAP,
    MAPPED,
    WELL_BEING,
    an_id,
)
from tests.unit.domain.scenario import NOON, Decider

contract = Decider(Contract(), decide, evolve)
days = st.dates(AWARD.starts_on - timedelta(days=40), AWARD.ends_on + timedelta(days=40))
parties: st.SearchStrategy[Party] = st.sampled_from(("commissioner", "lead_provider"))
indicators = st.tuples(st.sampled_from((HOPEFUL, WELL_BEING, LONELY)), st.integers(1, 3)).map(
    lambda made: replace(made[0], title=f"{made[0].title}, wording {made[1]}")
)
revision_ids = st.integers(60, 66).map(an_id)
changes: st.SearchStrategy[Change] = st.one_of(
    indicators.map(lambda indicator: IndicatorAdded(indicator=indicator)),
    indicators.map(lambda indicator: IndicatorRefined(indicator=indicator)),
    indicators.map(lambda indicator: IndicatorRetired(indicator_id=indicator.indicator_id)),
    indicators.map(
        lambda indicator: ExpectationReset(expectation=Expectation(indicator_id=indicator.indicator_id))
    ),
)
commands: st.SearchStrategy[ContractCommand] = st.one_of(
    st.builds(
        ProposeRevision,
        stream_id=st.just(CONTRACT),
        revision_id=revision_ids,
        proposed_by=parties,
        effective_from=days,
        changes=st.lists(changes, min_size=1, max_size=2).map(tuple),
        reason=st.just("They asked for it"),
        break_point_id=st.none(),
    ),
    st.builds(AgreeRevision, stream_id=st.just(CONTRACT), revision_id=revision_ids, agreed_by=parties),
    st.builds(
        WithdrawRevision,
        stream_id=st.just(CONTRACT),
        revision_id=revision_ids,
        withdrawn_by=parties,
        reason=st.just("Too soon"),
    ),
    indicators.map(
        lambda indicator: SetExpectation(
            stream_id=CONTRACT, expectation=Expectation(indicator_id=indicator.indicator_id)
        )
    ),
)
histories = st.lists(commands, max_size=40)


def facts_of(asked: Sequence[ContractCommand]) -> tuple[ContractEvent, ...]:
    """What came of the commands that were not refused."""
    past: tuple[ContractEvent, ...] = ()
    state = Contract()
    for command in (AWARD, MAP, *asked):
        try:
            events = decide(state, command, NOON)
        except DomainError:
            continue
        for event in events:
            state = evolve(state, event)
        past = (*past, *events)
    return past


def test_the_histories_begin_with_an_award_and_its_map() -> None:
    assert facts_of(()) == (AWARDED, MAPPED)


@given(histories)
def test_terms_follow_each_other_by_their_days(asked: list[ContractCommand]) -> None:
    terms = contract.after(*facts_of(asked)).terms
    assert terms[0].effective_from == AWARD.starts_on
    assert all(earlier.effective_from < later.effective_from for earlier, later in pairwise(terms))
    assert terms[-1].effective_from <= AWARD.ends_on


@given(histories, days)
@example([], AWARD.starts_on)
def test_the_terms_on_a_day_are_the_last_that_took_effect_by_then(
    asked: list[ContractCommand], day: date
) -> None:
    state = contract.after(*facts_of(asked))
    terms = state.terms_on(day)
    begun = [known.effective_from for known in state.terms if known.effective_from <= day]
    assert (terms.effective_from if terms else None) == max(begun, default=None)


@given(histories)
def test_terms_always_ask_for_something_once_and_for_an_outcome_of_theirs(
    asked: list[ContractCommand],
) -> None:
    for terms in contract.after(*facts_of(asked)).terms:
        read = [indicator.indicator_id for indicator in terms.indicators]
        assert len(set(read)) == len(read) > 0
        assert {indicator.outcome_id for indicator in terms.indicators} <= {
            outcome.outcome_id for outcome in terms.outcomes
        }


@given(histories)
def test_no_terms_take_effect_without_both_parties(asked: list[ContractCommand]) -> None:
    past = facts_of(asked)
    proposed_by: dict[UUID, Party] = {
        event.revision_id: event.proposed_by for event in past if isinstance(event, RevisionProposed)
    }
    agreed = [event for event in past if isinstance(event, RevisionAgreed)]
    assert all({event.agreed_by, proposed_by[event.revision_id]} == set(get_args(Party)) for event in agreed)
    assert len(contract.after(*past).terms) == len(agreed) + 1


@given(histories)
def test_an_expectation_is_set_once_and_then_only_revised(asked: list[ContractCommand]) -> None:
    set_for = [
        event.expectation.indicator_id for event in facts_of(asked) if isinstance(event, ExpectationSet)
    ]
    assert len(set(set_for)) == len(set_for)


@given(histories, histories)
def test_terms_that_took_effect_never_change(
    asked: list[ContractCommand], later: list[ContractCommand]
) -> None:
    before = contract.after(*facts_of(asked)).terms
    assert contract.after(*facts_of([*asked, *later])).terms[: len(before)] == before
