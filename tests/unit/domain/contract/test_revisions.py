"""Terms change only by a revision that says why and that both parties agree, from its effective date on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.contract.commands import AgreeRevision, ProposeRevision, WithdrawRevision
from domain.contract.events import (
    BreakPointScheduled,
    ContractEvent,
    RevisionAgreed,
    RevisionProposed,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.model import Contract, decide, evolve
from domain.contract.terms import (
    Change,
    Expectation,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
)
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotAParty, NotFound, NotInState
from domain.shared.values import ExpectedPoint
from tests.unit.domain.examples import (
    AWARDED,
    CONTRACT,
    EXPECTATION,
    HOPEFUL,
    LONELY,
    MAPPED,
    WELL_BEING,
    an_id,
)
from tests.unit.domain.scenario import Decider

contract = Decider(Contract(), decide, evolve)
APRIL_27, JULY_27 = date(2027, 4, 1), date(2027, 7, 1)
ADD = IndicatorAdded(indicator=LONELY)
REFINE = IndicatorRefined(indicator=replace(HOPEFUL, title="Young people who are hopeful"))
RETIRE = IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
RESET = ExpectationReset(expectation=EXPECTATION)


def propose(
    *changes: Change, number: int = 60, since: date = APRIL_27, why: str = "So asked"
) -> ProposeRevision:
    return ProposeRevision(
        stream_id=CONTRACT,
        revision_id=an_id(number),
        proposed_by="commissioner",
        effective_from=since,
        changes=changes,
        reason=why,
    )


def proposed(*changes: Change, number: int = 60, since: date = APRIL_27) -> RevisionProposed:
    (event,) = contract.given(AWARDED, MAPPED).when(propose(*changes, number=number, since=since)).decided()
    assert isinstance(event, RevisionProposed)
    return event


def took_effect(revision: RevisionProposed) -> RevisionTookEffect:
    return RevisionTookEffect(
        revision_id=revision.revision_id, effective_from=revision.effective_from, changes=revision.changes
    )


def agree(number: int = 60) -> AgreeRevision:
    return AgreeRevision(stream_id=CONTRACT, revision_id=an_id(number), agreed_by="lead_provider")


agreed = contract.given(AWARDED, MAPPED)


def test_a_revision_is_proposed_with_its_changes_and_the_reason() -> None:
    agreed.when(propose(ADD, REFINE, RETIRE, RESET)).then(
        RevisionProposed(
            revision_id=an_id(60),
            proposed_by="commissioner",
            break_point_id=None,
            effective_from=APRIL_27,
            changes=(ADD, REFINE, RETIRE, RESET),
            reason="So asked",
        )
    )


def test_nothing_is_revised_before_the_impact_map_is_agreed() -> None:
    contract.given(AWARDED).when(propose(ADD)).then_refused(NotInState, "Agree the impact map first")


def test_a_revision_says_why() -> None:
    agreed.when(propose(ADD, why=" ")).then_refused(Invalid, "Say why", field="reason")


def test_a_revision_changes_something() -> None:
    agreed.when(propose()).then_refused(Invalid, "at least one change", field="changes")


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2026, 4, 1), date(2029, 4, 1)])
def test_a_revision_counts_from_a_day_after_the_present_terms_began_until_the_end(day: date) -> None:
    agreed.when(propose(ADD, since=day)).then_refused(
        Invalid,
        "after 1 April 2026, when the present terms began, and no later than 31 March 2029",
        field="effective_from",
    )


@pytest.mark.parametrize("day", [date(2026, 4, 2), date(2029, 3, 31)])
def test_a_revision_may_count_from_the_second_day_to_the_last(day: date) -> None:
    assert agreed.when(propose(ADD, since=day)).decided()


def test_a_second_revision_counts_from_a_day_after_the_first() -> None:
    first = proposed(ADD)
    contract.given(AWARDED, MAPPED, first, took_effect(first)).when(
        propose(RETIRE, number=61, since=APRIL_27)
    ).then_refused(Invalid, "after 1 April 2027", field="effective_from")


@pytest.mark.parametrize(
    ("changes", "kind", "field", "saying"),
    [
        ((IndicatorAdded(indicator=HOPEFUL),), AlreadyDone, "changes.0", "already read"),
        ((IndicatorRefined(indicator=LONELY),), NotFound, "changes.0", "not read now"),
        ((RETIRE, IndicatorRetired(indicator_id=an_id(99))), NotFound, "changes.1", "not read now"),
        (
            (IndicatorAdded(indicator=replace(LONELY, outcome_id=an_id(99))),),
            NotFound,
            "changes.0",
            "no outcome of this contract",
        ),
        (
            (IndicatorRefined(indicator=replace(HOPEFUL, outcome_id=an_id(99))),),
            NotFound,
            "changes.0",
            "no outcome of this contract",
        ),
        ((ADD, IndicatorAdded(indicator=LONELY)), Invalid, "changes.1", "changed twice"),
        (
            (REFINE, IndicatorRetired(indicator_id=HOPEFUL.indicator_id)),
            Invalid,
            "changes.1",
            "changed twice",
        ),
        ((RESET, RESET), Invalid, "changes.1", "changed twice"),
        (
            (RETIRE, IndicatorRetired(indicator_id=HOPEFUL.indicator_id)),
            Invalid,
            "changes",
            "Keep at least one indicator",
        ),
        (
            (ExpectationReset(expectation=Expectation(indicator_id=LONELY.indicator_id)),),
            NotFound,
            "changes.0",
            "Add it first",
        ),
    ],
)
def test_a_change_that_does_not_fit_the_terms_is_refused(
    changes: tuple[Change, ...], kind: type[DomainError], field: str, saying: str
) -> None:
    agreed.when(propose(*changes)).then_refused(kind, saying, field=field)


def test_an_expectation_may_be_of_an_indicator_that_the_same_revision_adds() -> None:
    hoped = Expectation(indicator_id=LONELY.indicator_id)
    assert agreed.when(propose(ADD, ExpectationReset(expectation=hoped))).decided()


def test_all_that_is_wrong_with_a_revision_is_said_at_once_each_beside_its_change() -> None:
    impossible = replace(
        EXPECTATION,
        path=(
            ExpectedPoint(on=date(2028, 1, 1), value=Decimal(101)),
            ExpectedPoint(on=date(2027, 1, 1), value=Decimal(50)),
        ),
    )
    wrong = propose(IndicatorRefined(indicator=LONELY), ExpectationReset(expectation=impossible), why="")
    agreed.when(wrong).then_refused_for(
        (Invalid, "reason"), (NotFound, "changes.0"), (Invalid, "changes.1"), (Invalid, "changes.1")
    )


def test_a_revision_belongs_to_a_break_point_of_the_contract_or_to_none() -> None:
    at_break = replace(propose(ADD), break_point_id=an_id(50))
    scheduled = BreakPointScheduled(break_point_id=an_id(50), on=APRIL_27, purpose="")
    agreed.when(at_break).then_refused(NotFound, "Schedule it first", field="break_point_id")
    assert contract.given(AWARDED, MAPPED, scheduled).when(at_break).decided()


def test_a_revision_is_proposed_once_even_when_it_was_settled() -> None:
    withdrawn = RevisionWithdrawn(revision_id=an_id(60), withdrawn_by="commissioner", reason="A slip")
    for past in ((proposed(ADD),), (proposed(ADD), withdrawn)):
        contract.given(AWARDED, MAPPED, *past).when(propose(ADD)).then_refused(
            AlreadyDone, "already proposed"
        )


def test_a_revision_takes_effect_when_the_other_party_agrees() -> None:
    revision = proposed(ADD)
    contract.given(AWARDED, MAPPED, revision).when(agree()).then(
        RevisionAgreed(revision_id=an_id(60), agreed_by="lead_provider"), took_effect(revision)
    )


def test_whoever_proposes_cannot_agree_alone() -> None:
    alone = AgreeRevision(stream_id=CONTRACT, revision_id=an_id(60), agreed_by="commissioner")
    contract.given(AWARDED, MAPPED, proposed(ADD)).when(alone).then_refused(NotAParty, "the other party")


def test_only_a_waiting_proposal_is_agreed_or_withdrawn() -> None:
    revision = proposed(ADD)
    withdraw = WithdrawRevision(
        stream_id=CONTRACT, revision_id=an_id(60), withdrawn_by="commissioner", reason="A slip"
    )
    for past in ((), (revision, took_effect(revision))):
        for command in (agree(), withdraw):
            contract.given(AWARDED, MAPPED, *past).when(command).then_refused(NotFound, "settled")


def test_a_revision_is_withdrawn_with_a_reason() -> None:
    withdraw = WithdrawRevision(
        stream_id=CONTRACT, revision_id=an_id(60), withdrawn_by="lead_provider", reason="Too soon"
    )
    given = contract.given(AWARDED, MAPPED, proposed(ADD))
    given.when(withdraw).then(
        RevisionWithdrawn(revision_id=an_id(60), withdrawn_by="lead_provider", reason="Too soon")
    )
    given.when(replace(withdraw, reason="")).then_refused(Invalid, "Say why", field="reason")


def test_a_proposal_overtaken_by_a_later_day_must_be_proposed_afresh() -> None:
    later, earlier = proposed(RETIRE, number=61, since=JULY_27), proposed(ADD)
    overtaken = contract.given(AWARDED, MAPPED, earlier, later, took_effect(later))
    overtaken.when(agree()).then_refused(NotInState, "Withdraw this proposal and propose it afresh")


def test_a_proposal_about_an_indicator_changed_since_must_be_proposed_afresh() -> None:
    first = proposed(IndicatorRefined(indicator=replace(HOPEFUL, unit="per cent")), number=61)
    second = proposed(REFINE, since=JULY_27)
    contract.given(AWARDED, MAPPED, first, second, took_effect(first)).when(agree()).then_refused(
        NotInState, "Another revision has changed the same indicator"
    )


def test_two_proposals_that_do_not_touch_may_both_take_effect_in_order_of_their_days() -> None:
    first, second = proposed(ADD), proposed(RETIRE, number=61, since=JULY_27)
    given = contract.given(AWARDED, MAPPED, first, second, took_effect(first))
    assert given.when(agree(61)).decided()


def test_terms_change_on_the_effective_date_and_not_a_day_before() -> None:
    first, second = proposed(ADD), proposed(RETIRE, number=61, since=JULY_27)
    past: tuple[ContractEvent, ...] = (
        AWARDED,
        MAPPED,
        first,
        second,
        took_effect(first),
        took_effect(second),
    )
    state = contract.after(*past)

    def read_on(day: date) -> list[str]:
        terms = state.terms_on(day)
        return [indicator.title for indicator in terms.indicators] if terms else []

    assert read_on(date(2026, 3, 31)) == []
    assert read_on(date(2027, 3, 31)) == [HOPEFUL.title, WELL_BEING.title]
    assert read_on(APRIL_27) == [HOPEFUL.title, WELL_BEING.title, LONELY.title]
    assert read_on(JULY_27) == [HOPEFUL.title, LONELY.title]


def test_the_outcomes_of_a_contract_stay_through_a_revision() -> None:
    revision = proposed(ADD)
    terms = contract.after(AWARDED, MAPPED, revision, took_effect(revision)).terms_on(APRIL_27)
    assert terms is not None
    assert terms.outcomes == MAPPED.outcomes
    assert terms.activities == MAPPED.activities
