"""Terms change only by what one party put forward and the other agreed, each having seen the same draft."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from domain.contract.changes import (
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
)
from domain.contract.commands import (
    ContractCommand,
)
from domain.contract.events import (
    ContractEvent,
    RevisionAgreed,
    RevisionRefused,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.terms import Party
from domain.shared.errors import (
    AlreadyDone,
    EditedMeanwhile,
    Invalid,
    NotAParty,
    NotFound,
    NotInState,
)
from tests.unit.domain.contract.decider import (
    AGREED,
    APRIL_27,
    REVISION,
    agree,
    contract,
    drafted,
    effect,
    proposal,
    propose,
    proposed,
    reasoned,
    refuse,
    withdraw,
    write,
)
from tests.unit.domain.examples import EXPECTATION, HOPEFUL, LONELY, WELL_BEING

ADD = IndicatorAdded(indicator=LONELY)
REFINE = IndicatorRefined(indicator=replace(HOPEFUL, title="Young people who are hopeful"))
RETIRE = IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
RESET = ExpectationReset(expectation=EXPECTATION)
PARTIES: list[tuple[Party, Party]] = [
    ("commissioner", "lead_provider"),
    ("lead_provider", "commissioner"),
]
OCTOBER_26 = date(2026, 10, 1)

drafted_by_one = contract.given(*AGREED, *drafted(ADD))
put_forward = contract.given(*AGREED, *proposed(ADD))


@pytest.mark.parametrize("by", ["commissioner", "lead_provider"])
def test_either_party_puts_the_draft_forward_as_it_stands_whoever_wrote_it(by: Party) -> None:
    contract.given(*AGREED, *drafted(ADD, REFINE, RETIRE, RESET)).when(propose(5, by=by)).then(
        proposal(ADD, REFINE, RETIRE, RESET, by=by)
    )


def test_a_draft_without_a_change_is_not_put_forward() -> None:
    contract.given(*AGREED, *drafted()).when(propose(1)).then_refused(
        Invalid, "at least one change", field="changes"
    )


def test_nobody_puts_forward_what_they_have_not_seen() -> None:
    drafted_by_one.when(propose(1)).then_refused(EditedMeanwhile, "Look at it again before you go on")


def test_a_draft_is_put_forward_once() -> None:
    put_forward.when(propose(2)).then_refused(AlreadyDone, "already proposed")
    put_forward.when(propose(2, by="lead_provider")).then_refused(AlreadyDone, "waits for an answer")


@pytest.mark.parametrize(("one", "other"), PARTIES)
def test_a_revision_takes_effect_when_the_other_party_agrees(one: Party, other: Party) -> None:
    contract.given(*AGREED, *proposed(ADD, REFINE, by=one)).when(agree(3, by=other)).then(
        RevisionAgreed(revision_id=REVISION, agreed_by=other),
        RevisionTookEffect(revision_id=REVISION, effective_from=APRIL_27, changes=reasoned(ADD, REFINE)),
    )


@pytest.mark.parametrize(("one", "other"), PARTIES)
def test_whoever_proposes_cannot_agree_alone_nor_refuse_and_the_other_cannot_withdraw(
    one: Party, other: Party
) -> None:
    given = contract.given(*AGREED, *proposed(ADD, by=one))
    given.when(agree(2, by=one)).then_refused(NotAParty, "it is for the other party to agree")
    given.when(refuse(one)).then_refused(NotAParty, "Withdraw it instead")
    given.when(withdraw(other)).then_refused(NotAParty, "Refuse it, or change it and propose that")


def test_a_draft_is_answered_only_once_it_was_put_forward() -> None:
    for answer in (agree(2), refuse()):
        drafted_by_one.when(answer).then_refused(NotInState, "once a party proposes it")


def test_a_proposal_is_withdrawn_by_its_party_with_a_reason() -> None:
    put_forward.when(withdraw(reason=" A slip ")).then(
        RevisionWithdrawn(revision_id=REVISION, withdrawn_by="commissioner", reason="A slip")
    )
    put_forward.when(withdraw(reason=" ")).then_refused(Invalid, "the other party knows", field="reason")


@pytest.mark.parametrize("by", ["commissioner", "lead_provider"])
def test_a_draft_is_given_up_by_either_party(by: Party) -> None:
    drafted_by_one.when(withdraw(by)).then(
        RevisionWithdrawn(revision_id=REVISION, withdrawn_by=by, reason="A slip")
    )


def test_a_proposal_is_refused_by_the_other_party_with_a_reason() -> None:
    put_forward.when(refuse(reason=" Too dear ")).then(
        RevisionRefused(revision_id=REVISION, refused_by="lead_provider", reason="Too dear")
    )
    put_forward.when(refuse(reason="")).then_refused(Invalid, "Say why", field="reason")


SETTLED: dict[str, ContractEvent] = {
    "withdrawn": RevisionWithdrawn(revision_id=REVISION, withdrawn_by="commissioner", reason="A slip"),
    "refused": RevisionRefused(revision_id=REVISION, refused_by="lead_provider", reason="Too dear"),
    "in_effect": effect(ADD)[-1],
}


@pytest.mark.parametrize(("standing", "settled"), SETTLED.items())
def test_a_settled_revision_stays_in_the_history_and_nothing_more_becomes_of_it(
    standing: str, settled: ContractEvent
) -> None:
    past = (*AGREED, *proposed(ADD), settled)
    kept = contract.after(*past).revisions[REVISION]
    assert (kept.standing, kept.reasoned) == (standing, reasoned(ADD))
    commands: list[ContractCommand] = [agree(2), propose(2), withdraw(), refuse(), write(REFINE, place=1)]
    for command in commands:
        contract.given(*past).when(command).then_refused(NotFound, "It may have been settled")


def test_what_was_withdrawn_or_refused_leaves_the_terms_as_they_were() -> None:
    for settled in (SETTLED["withdrawn"], SETTLED["refused"]):
        assert contract.after(*AGREED, *proposed(ADD), settled).terms == contract.after(*AGREED).terms
