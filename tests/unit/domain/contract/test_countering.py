"""Whoever writes in a proposal takes it back; put forward by the other party it is a counter-proposal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from domain.contract.changes import (
    Change,
    IndicatorAdded,
    IndicatorRefined,
)
from domain.contract.commands import (
    ContractCommand,
    DropChange,
    RedraftRevision,
)
from domain.contract.events import (
    ChangeDrafted,
)
from domain.shared.errors import (
    EditedMeanwhile,
    NotAParty,
    NotInState,
)
from tests.unit.domain.contract.decider import (
    AGREED,
    JULY_27,
    REVISION,
    WHY,
    agree,
    change_id,
    contract,
    effect,
    proposal,
    propose,
    proposed,
    write,
)
from tests.unit.domain.examples import CONTRACT, HOPEFUL, LONELY

ADD = IndicatorAdded(indicator=LONELY)
REFINE = IndicatorRefined(indicator=replace(HOPEFUL, title="Young people who are hopeful"))
OCTOBER_26 = date(2026, 10, 1)

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
