"""Terms change only by what one party put forward and the other agreed, each having seen the same draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.contract.changes import (
    ActivityAdded,
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
)
from domain.contract.commands import (
    ContractCommand,
    DropChange,
    RedraftRevision,
)
from domain.contract.events import (
    ChangeDrafted,
    ContractEnded,
    ContractEvent,
    RevisionAgreed,
    RevisionRefused,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.terms import Activity, Party
from domain.shared.errors import (
    AlreadyDone,
    EditedMeanwhile,
    Invalid,
    NotAParty,
    NotFound,
    NotInState,
)
from domain.shared.values import ExpectedPoint
from tests.unit.domain.contract.decider import (
    AGREED,
    APRIL_27,
    JULY_27,
    REVISION,
    WHY,
    agree,
    change_id,
    contract,
    drafted,
    effect,
    in_effect,
    proposal,
    propose,
    proposed,
    reasoned,
    refuse,
    withdraw,
    write,
)
from tests.unit.domain.examples import CONTRACT, EXPECTATION, HOPEFUL, LONELY, MAPPED, WELL_BEING, an_id

ADD = IndicatorAdded(indicator=LONELY)
REFINE = IndicatorRefined(indicator=replace(HOPEFUL, title="Young people who are hopeful"))
RETIRE = IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
RESET = ExpectationReset(expectation=EXPECTATION)
PARTIES: list[tuple[Party, Party]] = [
    ("commissioner", "lead_provider"),
    ("lead_provider", "commissioner"),
]
OCTOBER_26 = date(2026, 10, 1)
LAST_OF_SEPTEMBER = datetime(2026, 9, 30, 12, tzinfo=UTC)
FIRST_OF_OCTOBER = datetime(2026, 10, 1, 12, tzinfo=UTC)

drafted_by_one = contract.given(*AGREED, *drafted(ADD))
put_forward = contract.given(*AGREED, *proposed(ADD))


def redraft(since: date, edition: int = 1) -> RedraftRevision:
    return RedraftRevision(
        stream_id=CONTRACT,
        revision_id=REVISION,
        drafted_by="lead_provider",
        effective_from=since,
        reason=WHY,
        edition=edition,
    )


def rewritten(change: Change, number: int) -> ChangeDrafted:
    return ChangeDrafted(
        revision_id=REVISION,
        change_id=change_id(REVISION, 0),
        draft=number,
        drafted_by="lead_provider",
        change=change,
        reason=WHY,
    )


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


COUNTER: dict[str, Callable[[], ContractCommand]] = {
    "another day": lambda: redraft(JULY_27),
    "another wording": lambda: write(
        IndicatorAdded(indicator=replace(LONELY, unit="young people")), edition=2, by="lead_provider"
    ),
    "another change": lambda: write(REFINE, place=1, by="lead_provider"),
    "one change less": lambda: DropChange(
        stream_id=CONTRACT,
        revision_id=REVISION,
        change_id=change_id(REVISION, 0),
        dropped_by="lead_provider",
        edition=2,
    ),
}


@pytest.mark.parametrize("counter", COUNTER.values(), ids=COUNTER)
def test_writing_in_a_proposal_takes_it_back_so_that_nobody_agrees_to_what_they_have_not_seen(
    counter: Callable[[], ContractCommand],
) -> None:
    written = put_forward.when(counter()).decided()
    state = contract.after(*put_forward.events, *written).revision(REVISION)
    assert (state.standing, state.proposed_by, state.draft) == ("drafted", None, 3)
    given = contract.given(*put_forward.events, *written)
    for by in ("commissioner", "lead_provider"):
        given.when(agree(3, by=by)).then_refused(NotInState, "being worked on")


def test_the_other_party_counters_by_writing_in_the_draft_and_putting_it_forward() -> None:
    counter = IndicatorAdded(indicator=replace(LONELY, unit="young people"))
    written = put_forward.when(write(counter, edition=2, by="lead_provider")).decided()
    countered = contract.given(*put_forward.events, *written)
    countered.when(propose(3, by="lead_provider")).then(proposal(counter, by="lead_provider"))
    waiting = contract.given(*countered.events, proposal(counter, by="lead_provider"))
    waiting.when(agree(3, by="lead_provider")).then_refused(NotAParty, "the other party")
    waiting.when(agree(3, by="commissioner")).then(*effect(counter, by="commissioner"))


def test_nobody_agrees_to_another_draft_than_the_one_before_them() -> None:
    written = rewritten(IndicatorAdded(indicator=replace(LONELY, unit="young people")), 3)
    again = contract.given(*put_forward.events, written, proposal(written.change))
    again.when(agree(2)).then_refused(EditedMeanwhile, "Look at it again before you go on")
    assert again.when(agree(3)).decided()


def test_a_draft_is_put_forward_only_from_a_day_not_yet_reported_on() -> None:
    given = contract.given(*AGREED, *drafted(ADD, since=date(2026, 9, 30)))
    assert given.when(propose(2), at=LAST_OF_SEPTEMBER).decided()
    given.when(propose(2), at=FIRST_OF_OCTOBER).then_refused(
        Invalid, "Let the change count from 1 October 2026 or later", field="effective_from"
    )


def test_a_proposal_that_waited_until_its_period_ended_is_not_agreed_any_more() -> None:
    given = contract.given(*AGREED, *proposed(ADD, since=date(2026, 9, 30)))
    given.when(agree(2), at=FIRST_OF_OCTOBER).then_refused(
        Invalid, "The return for July to September 2026", field="effective_from"
    )
    later = given.when(redraft(OCTOBER_26), at=FIRST_OF_OCTOBER).decided()
    assert contract.given(*given.events, *later).when(propose(3), at=FIRST_OF_OCTOBER).decided()


def test_an_indicator_is_not_retired_under_a_return_that_is_due() -> None:
    given = contract.given(*AGREED, *proposed(ADD, RETIRE, since=date(2026, 9, 30)))
    _, error = given.when(agree(3), at=FIRST_OF_OCTOBER).refusals()
    assert (type(error), error.field) == (Invalid, "changes.1")
    assert error.message == (
        f"“{WELL_BEING.title}” is asked for in the return for July to September 2026, due by "
        "20 October 2026. Retire it from 1 October 2026 or later."
    )


def test_an_indicator_is_retired_from_the_first_day_of_a_period_that_has_just_begun() -> None:
    given = contract.given(*AGREED, *proposed(RETIRE, since=OCTOBER_26))
    assert given.when(agree(2), at=FIRST_OF_OCTOBER).decided()


def test_nothing_counts_from_a_day_after_the_contract_was_ended() -> None:
    ended = ContractEnded(on=date(2027, 3, 31), reason="No money")
    contract.given(*AGREED, *proposed(ADD), ended).when(agree(2)).then_refused(
        Invalid, "no later than 31 March 2027, when the contract ends", field="effective_from"
    )


def test_all_that_is_wrong_with_a_revision_is_said_at_once_each_beside_its_change() -> None:
    impossible = replace(
        EXPECTATION,
        path=(
            ExpectedPoint(on=date(2028, 1, 1), value=Decimal(101)),
            ExpectedPoint(on=date(2027, 1, 1), value=Decimal(50)),
        ),
    )
    wrong = drafted(
        IndicatorRefined(indicator=LONELY),
        ExpectationReset(expectation=impossible),
        since=date(2026, 6, 30),
    )
    contract.given(*AGREED, *wrong).when(propose(3)).then_refused_for(
        (Invalid, "effective_from"),
        (NotFound, "changes.0"),
        (Invalid, "changes.1.path.0"),
        (Invalid, "changes.1.path.1"),
    )


FIRST_REFINED = IndicatorRefined(indicator=replace(HOPEFUL, unit="per cent"))
STALE: dict[str, tuple[Change, Change]] = {
    "the same definition": (FIRST_REFINED, REFINE),
    "an expectation of it": (FIRST_REFINED, RESET),
    "a definition of what is expected": (RESET, REFINE),
    "the same expectation": (RESET, RESET),
}


@pytest.mark.parametrize(("first", "second"), STALE.values(), ids=STALE)
def test_a_change_of_what_another_revision_changed_since_is_looked_at_again(
    first: Change, second: Change
) -> None:
    other = in_effect(first, revision_id=an_id(61))
    waiting = contract.given(*AGREED, *proposed(second, since=JULY_27), *other)
    waiting.when(agree(2)).then_refused(
        NotInState, "since this was written. Look at the change, save it again"
    )
    drafting = contract.given(*AGREED, *drafted(second, since=JULY_27), *other)
    drafting.when(propose(2)).then_refused(NotInState, "Another revision has changed the same")


def test_a_change_saved_again_after_another_revision_may_be_proposed_and_agreed() -> None:
    other = in_effect(FIRST_REFINED, revision_id=an_id(61))
    past = (*AGREED, *proposed(REFINE, since=JULY_27), *other)
    saved = contract.given(*past).when(write(REFINE, edition=2)).decided()
    put = contract.given(*past, *saved).when(propose(3)).decided()
    assert contract.given(*past, *saved, *put).when(agree(3)).decided()


def test_two_revisions_of_different_things_may_both_take_effect() -> None:
    both = (*proposed(ADD), *proposed(RETIRE, revision_id=an_id(61), since=JULY_27))
    given = contract.given(*AGREED, *both, *effect(ADD))
    assert given.when(agree(2, revision_id=an_id(61))).decided()


def test_a_revision_overtaken_by_one_of_a_later_day_is_given_another_day() -> None:
    both = (*proposed(ADD), *in_effect(RETIRE, revision_id=an_id(61), since=JULY_27))
    contract.given(*AGREED, *both).when(agree(2)).then_refused(
        Invalid, "after 1 July 2027, when the present terms began", field="effective_from"
    )


def test_an_activity_for_an_indicator_retired_since_is_not_agreed() -> None:
    choir = Activity(activity_id=an_id(31), title="Choir", indicator_ids=(WELL_BEING.indicator_id,))
    waiting = proposed(ActivityAdded(activity=choir), since=JULY_27)
    other = in_effect(RETIRE, revision_id=an_id(61))
    contract.given(*AGREED, *waiting, *other).when(agree(2)).then_refused(
        NotFound, "“Choir” names an outcome or indicator", field="changes.0"
    )


def test_terms_change_on_the_effective_date_and_not_a_day_before() -> None:
    state = contract.after(*AGREED, *in_effect(ADD), *in_effect(RETIRE, revision_id=an_id(61), since=JULY_27))

    def read_on(day: date) -> list[str]:
        terms = state.terms_on(day)
        return [indicator.title for indicator in terms.indicators] if terms else []

    assert read_on(date(2026, 3, 31)) == []
    assert read_on(date(2027, 3, 31)) == [HOPEFUL.title, WELL_BEING.title]
    assert read_on(APRIL_27) == [HOPEFUL.title, WELL_BEING.title, LONELY.title]
    assert read_on(date(2027, 6, 30)) == [HOPEFUL.title, WELL_BEING.title, LONELY.title]
    assert read_on(JULY_27) == [HOPEFUL.title, LONELY.title]


def test_what_a_revision_does_not_name_stays_through_it() -> None:
    terms = contract.after(*AGREED, *in_effect(ADD)).terms_on(APRIL_27)
    assert terms is not None
    assert terms.outcomes == MAPPED.outcomes
    assert terms.activities == MAPPED.activities
