"""Both parties write changes in one draft and speak of them, and nobody's words are lost in it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.contract.changes import IndicatorAdded, IndicatorRefined, IndicatorRetired
from domain.contract.commands import (
    CommentOnRevision,
    ContractCommand,
    DropChange,
    RedraftRevision,
)
from domain.contract.events import (
    ChangeDrafted,
    ChangeDropped,
    ContractEvent,
    RevisionCommented,
    RevisionWithdrawn,
)
from domain.contract.terms import Party
from domain.shared.errors import AlreadyDone, EditedMeanwhile, Invalid, NotFound
from tests.unit.domain.contract.decider import (
    AGREED,
    JULY_27,
    REVISION,
    WHY,
    change_id,
    contract,
    drafted,
    in_effect,
    propose,
    proposed,
    write,
)
from tests.unit.domain.examples import CONTRACT, HOPEFUL, LONELY, WELL_BEING, an_id

ADD = IndicatorAdded(indicator=LONELY)
ADD_OTHERWISE = IndicatorAdded(indicator=replace(LONELY, title="Young people who feel alone every day"))
REFINE = IndicatorRefined(indicator=replace(HOPEFUL, title="Young people who are hopeful"))
RETIRE = IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
WITHDRAWN = RevisionWithdrawn(revision_id=REVISION, withdrawn_by="commissioner", reason="A slip")

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


def written(change: IndicatorAdded, number: int, by: Party = "lead_provider") -> ChangeDrafted:
    return ChangeDrafted(
        revision_id=REVISION,
        change_id=change_id(REVISION, 0),
        draft=number,
        drafted_by=by,
        change=change,
        reason=WHY,
    )


def drop(edition: int) -> DropChange:
    return DropChange(
        stream_id=CONTRACT,
        revision_id=REVISION,
        change_id=change_id(REVISION, 0),
        dropped_by="lead_provider",
        edition=edition,
    )


def comment(words: str = "Who would ask?", *, about: UUID | None = None) -> CommentOnRevision:
    return CommentOnRevision(
        stream_id=CONTRACT,
        revision_id=REVISION,
        comment_id=an_id(90),
        said_by="lead_provider",
        words=words,
        change_id=about,
    )


def test_a_change_is_written_with_a_reason_of_its_own() -> None:
    begun.when(write(ADD, why=" So asked ")).then(written(ADD, 2, "commissioner"))
    begun.when(write(ADD, why=" ")).then_refused(Invalid, "Say why this change is wanted", field="reason")


def test_either_party_writes_in_the_draft_whoever_began_it() -> None:
    with_a_change.when(write(ADD_OTHERWISE, edition=2, by="lead_provider")).then(written(ADD_OTHERWISE, 3))


def test_writing_the_same_change_again_changes_nothing() -> None:
    with_a_change.when(write(ADD, edition=2, by="lead_provider")).then_nothing()
    with_a_change.when(write(ADD, edition=0, by="lead_provider")).then_nothing()


def test_a_change_written_again_after_other_terms_came_is_confirmed_anew() -> None:
    other = in_effect(RETIRE, revision_id=an_id(61))
    contract.given(*AGREED, *drafted(ADD, since=JULY_27), *other).when(
        write(ADD, edition=2, by="lead_provider")
    ).then(written(ADD, 3))


@pytest.mark.parametrize("edition", [0, 1, 2])
def test_of_two_who_write_the_same_change_at_once_the_second_is_told_and_loses_nothing(edition: int) -> None:
    overtaken = contract.given(*AGREED, *drafted(ADD), written(ADD_OTHERWISE, 3))
    mine = write(replace(ADD, indicator=replace(LONELY, unit="young people")), edition=edition)
    overtaken.when(mine).then_refused(EditedMeanwhile, "look at both, then save again")
    assert overtaken.when(replace(mine, edition=3)).decided()


def test_two_who_write_different_changes_do_not_disturb_each_other() -> None:
    given = contract.given(*AGREED, *drafted(ADD), written(ADD_OTHERWISE, 3))
    assert given.when(write(REFINE, place=1)).decided()


def test_a_change_dropped_and_written_again_is_not_taken_for_the_one_that_was_read() -> None:
    dropped = ChangeDropped(
        revision_id=REVISION, change_id=change_id(REVISION, 0), draft=3, dropped_by="commissioner"
    )
    again = contract.given(*AGREED, *drafted(ADD), dropped, written(ADD_OTHERWISE, 4))
    again.when(write(REFINE, edition=2)).then_refused(EditedMeanwhile, "look at both")
    contract.given(*AGREED, *drafted(ADD), dropped).when(write(REFINE, edition=2)).then_refused(
        EditedMeanwhile, "look at both"
    )


def test_a_change_is_dropped_by_either_party() -> None:
    with_a_change.when(drop(2)).then(
        ChangeDropped(
            revision_id=REVISION, change_id=change_id(REVISION, 0), draft=3, dropped_by="lead_provider"
        )
    )
    begun.when(drop(2)).then_nothing()


def test_a_change_that_was_written_anew_meanwhile_is_not_dropped_unseen() -> None:
    contract.given(*AGREED, *drafted(ADD), written(ADD_OTHERWISE, 3)).when(drop(2)).then_refused(
        EditedMeanwhile, "Somebody else changed this"
    )


def test_a_dropped_change_leaves_the_others_in_their_order() -> None:
    dropped = ChangeDropped(
        revision_id=REVISION, change_id=change_id(REVISION, 0), draft=5, dropped_by="lead_provider"
    )
    state = contract.after(*AGREED, *drafted(ADD, REFINE, RETIRE), dropped)
    assert [known.change for known in state.revision(REVISION).changes] == [REFINE, RETIRE]


def test_either_party_says_something_of_the_whole_or_of_one_change() -> None:
    said = RevisionCommented(
        revision_id=REVISION,
        comment_id=an_id(90),
        said_by="lead_provider",
        change_id=None,
        words="Who would ask?",
    )
    begun.when(comment()).then(said)
    about = change_id(REVISION, 0)
    with_a_change.when(comment(about=about)).then(replace(said, change_id=about))


def test_a_comment_says_something_and_once() -> None:
    begun.when(comment(" ")).then_refused(Invalid, "Write what you want to say", field="words")
    said = begun.when(comment()).decided()
    contract.given(*AGREED, *drafted(), *said).when(comment("Again?")).then_refused(
        AlreadyDone, "said before"
    )


def test_a_comment_on_a_change_that_is_gone_is_kept_for_the_whole() -> None:
    begun.when(comment(about=change_id(REVISION, 0))).then_refused(NotFound, "Say it of the whole")


def test_a_comment_does_not_take_a_proposal_back() -> None:
    said = begun.when(comment()).decided()
    state = contract.after(*AGREED, *proposed(ADD), *said)
    assert (state.revision(REVISION).standing, state.revision(REVISION).draft) == ("proposed", 2)


@pytest.mark.parametrize("command", [redraft(), write(REFINE, place=1), drop(2), comment(), propose(2)])
@pytest.mark.parametrize("past", [(), (*drafted(ADD), WITHDRAWN), in_effect(ADD)])
def test_nothing_is_written_in_a_revision_that_never_was_or_is_settled(
    command: ContractCommand, past: tuple[ContractEvent, ...]
) -> None:
    contract.given(*AGREED, *past).when(command).then_refused(NotFound, "It may have been settled")
