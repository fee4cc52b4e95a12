"""A revision is one draft that both parties work on, and nobody's words are lost in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.contract.changes import IndicatorAdded
from domain.contract.commands import (
    RedraftRevision,
)
from domain.contract.events import (
    BreakPointScheduled,
    RevisionDrafted,
    RevisionRedrafted,
    RevisionWithdrawn,
)
from domain.contract.terms import Party
from domain.shared.errors import AlreadyDone, EditedMeanwhile, Invalid, NotFound, NotInState
from tests.unit.domain.contract.decider import (
    AGREED,
    APRIL_27,
    JULY_27,
    REVISION,
    WHY,
    contract,
    draft,
    drafted,
    in_effect,
)
from tests.unit.domain.examples import AWARDED, CONTRACT, LONELY, an_id

ADD = IndicatorAdded(indicator=LONELY)
SCHEDULED = BreakPointScheduled(break_point_id=an_id(50), on=APRIL_27, purpose="")
WITHDRAWN = RevisionWithdrawn(revision_id=REVISION, withdrawn_by="commissioner", reason="A slip")

agreed = contract.given(*AGREED)
begun = contract.given(*AGREED, *drafted())
with_a_change = contract.given(*AGREED, *drafted(ADD))


def redraft(
    *, since: date = JULY_27, why: str = WHY, edition: int = 1, break_point_id: UUID | None = None
) -> RedraftRevision:
    return RedraftRevision(
        stream_id=CONTRACT,
        revision_id=REVISION,
        drafted_by="lead_provider",
        effective_from=since,
        reason=why,
        edition=edition,
        break_point_id=break_point_id,
    )


def redrafted(number: int, *, since: date = JULY_27) -> RevisionRedrafted:
    return RevisionRedrafted(
        revision_id=REVISION,
        draft=number,
        drafted_by="lead_provider",
        break_point_id=None,
        effective_from=since,
        reason=WHY,
    )


@pytest.mark.parametrize("party", ["commissioner", "lead_provider"])
def test_either_party_begins_a_revision_and_says_why(party: Party) -> None:
    agreed.when(draft(by=party, why=" So asked ")).then(
        RevisionDrafted(
            revision_id=REVISION,
            drafted_by=party,
            break_point_id=None,
            effective_from=APRIL_27,
            reason="So asked",
        )
    )
    agreed.when(draft(by=party, why=" ")).then_refused(Invalid, "Say why", field="reason")


def test_nothing_is_revised_before_the_impact_map_is_agreed() -> None:
    contract.given(AWARDED).when(draft()).then_refused(NotInState, "Agree the impact map first")


def test_a_revision_is_begun_once_even_when_it_was_settled() -> None:
    for past in (drafted(ADD), (*drafted(ADD), WITHDRAWN), in_effect(ADD)):
        contract.given(*AGREED, *past).when(draft(since=JULY_27)).then_refused(AlreadyDone, "already begun")


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2026, 4, 1), date(2029, 4, 1)])
def test_a_revision_counts_from_a_day_after_the_present_terms_began_until_the_end(day: date) -> None:
    agreed.when(draft(since=day)).then_refused(
        Invalid,
        "after 1 April 2026, when the present terms began, and no later than 31 March 2029",
        field="effective_from",
    )


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2029, 3, 31)])
def test_a_revision_may_count_from_the_first_day_not_yet_reported_on_to_the_last(day: date) -> None:
    assert agreed.when(draft(since=day)).decided()


@pytest.mark.parametrize("day", [date(2026, 4, 2), date(2026, 6, 30)])
def test_a_revision_never_reaches_back_to_a_period_that_has_ended(day: date) -> None:
    agreed.when(draft(since=day)).then_refused(
        Invalid,
        "The return for April to June 2026 asks for what was in force on 30 June 2026, its last day. "
        "Let the change count from 1 July 2026 or later.",
        field="effective_from",
    )


def test_a_period_has_ended_when_its_last_day_is_over_in_london() -> None:
    on_the_last_day = draft(since=date(2026, 6, 30))
    assert agreed.when(on_the_last_day, at=datetime(2026, 6, 30, 22, 59, tzinfo=UTC)).decided()
    agreed.when(on_the_last_day, at=datetime(2026, 6, 30, 23, 0, tzinfo=UTC)).then_refused(
        Invalid, "1 July 2026 or later", field="effective_from"
    )


def test_a_second_revision_counts_from_a_day_after_the_first() -> None:
    second = draft(revision_id=an_id(61), since=APRIL_27)
    contract.given(*AGREED, *in_effect(ADD)).when(second).then_refused(
        Invalid, "after 1 April 2027", field="effective_from"
    )


def test_all_that_is_wrong_with_a_draft_is_said_at_once() -> None:
    agreed.when(draft(since=date(2026, 6, 30), why="")).then_refused_for(
        (Invalid, "reason"), (Invalid, "effective_from")
    )


def test_a_revision_belongs_to_a_break_point_of_the_contract_or_to_none() -> None:
    at_break = replace(draft(), break_point_id=an_id(50))
    agreed.when(at_break).then_refused(NotFound, "Schedule it first", field="break_point_id")
    assert contract.given(*AGREED, SCHEDULED).when(at_break).decided()
    begun.when(redraft(break_point_id=an_id(50))).then_refused(
        NotFound, "Schedule it first", field="break_point_id"
    )


def test_the_other_party_may_change_from_when_and_why() -> None:
    begun.when(redraft(why=" Summer begins ")).then(replace(redrafted(2), reason="Summer begins"))


def test_saving_day_reason_and_break_point_as_they_are_changes_nothing() -> None:
    begun.when(redraft(since=APRIL_27, why=f" {WHY} ")).then_nothing()


@pytest.mark.parametrize(
    ("changes", "field", "saying"),
    [
        ({"reason": " "}, "reason", "Say why"),
        ({"effective_from": date(2026, 6, 30)}, "effective_from", "or later"),
    ],
)
def test_a_draft_changed_still_says_why_and_counts_from_a_possible_day(
    changes: dict[str, object], field: str, saying: str
) -> None:
    begun.when(replace(redraft(), **changes)).then_refused(Invalid, saying, field=field)


def test_of_two_who_change_the_day_at_once_the_second_is_told_and_loses_nothing() -> None:
    overtaken = contract.given(*AGREED, *drafted(), redrafted(2))
    other = redraft(since=date(2027, 10, 1))
    overtaken.when(other).then_refused(EditedMeanwhile, "Your words are kept here")
    overtaken.when(replace(other, edition=2)).then(redrafted(3, since=date(2027, 10, 1)))


def test_a_change_written_meanwhile_does_not_stand_in_the_way_of_changing_the_day() -> None:
    with_a_change.when(redraft()).then(redrafted(3))
