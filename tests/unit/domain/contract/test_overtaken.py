"""Time and other revisions overtake a draft: it never counts from a day that was already reported on."""

from __future__ import annotations

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
    RedraftRevision,
)
from domain.contract.events import (
    ContractEnded,
)
from domain.contract.terms import Activity
from domain.shared.errors import (
    Invalid,
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
    contract,
    drafted,
    effect,
    in_effect,
    propose,
    proposed,
    write,
)
from tests.unit.domain.examples import CONTRACT, EXPECTATION, HOPEFUL, LONELY, MAPPED, WELL_BEING, an_id

ADD = IndicatorAdded(indicator=LONELY)
REFINE = IndicatorRefined(indicator=replace(HOPEFUL, title="Young people who are hopeful"))
RETIRE = IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
RESET = ExpectationReset(expectation=EXPECTATION)
OCTOBER_26 = date(2026, 10, 1)
LAST_OF_SEPTEMBER = datetime(2026, 9, 30, 12, tzinfo=UTC)
FIRST_OF_OCTOBER = datetime(2026, 10, 1, 12, tzinfo=UTC)


def redraft(since: date, edition: int = 1) -> RedraftRevision:
    return RedraftRevision(
        stream_id=CONTRACT,
        revision_id=REVISION,
        drafted_by="lead_provider",
        effective_from=since,
        reason=WHY,
        edition=edition,
    )


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
