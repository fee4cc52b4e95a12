"""Every kind of change fits the terms that it would change, beside the other changes of its draft."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from msgspec.structs import replace

from domain.contract.changes import (
    ActivityAdded,
    ActivityRefined,
    ActivityRetired,
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    OutcomeAdded,
    OutcomeRefined,
    OutcomeRetired,
    PromptAdded,
    PromptRetired,
    revised,
    touched_by,
)
from domain.contract.events import RevisionProposed
from domain.contract.terms import Activity, Expectation, Terms
from domain.framework.definitions import Outcome
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound
from domain.shared.values import ExpectedPoint, Prompt
from tests.unit.domain.contract.decider import (
    AGREED,
    APRIL_27,
    JULY_27,
    contract,
    drafted,
    in_effect,
    propose,
    reasoned,
    write,
)
from tests.unit.domain.examples import (
    AWARD,
    CONFIDENCE,
    EXPECTATION,
    FRIENDSHIP,
    HOPEFUL,
    LONELY,
    MAP,
    PROMPT,
    WELL_BEING,
    an_id,
)

CLUB = MAP.activities[0]
PROUD = Outcome(outcome_id=an_id(12), statement="Young people are proud of where they live.")
SAFE = replace(LONELY, indicator_id=an_id(23), outcome_id=PROUD.outcome_id, title="People who feel safe")
MURALS = Activity(activity_id=an_id(31), title="Murals", outcome_ids=(CONFIDENCE.outcome_id,))
SURPRISE = Prompt(prompt_id="surprise", text="What surprised you?")
TERMS = Terms(
    effective_from=AWARD.starts_on,
    outcomes=MAP.outcomes,
    indicators=MAP.indicators,
    activities=MAP.activities,
    prompts=(PROMPT,),
)

RETIRE_HOPEFUL = IndicatorRetired(indicator_id=HOPEFUL.indicator_id)
RETIRE_SCORE = IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
RETIRE_CONFIDENCE = OutcomeRetired(outcome_id=CONFIDENCE.outcome_id)
ONE_OF_EACH: dict[type[Change], tuple[Change, Terms]] = {
    OutcomeAdded: (OutcomeAdded(outcome=PROUD), replace(TERMS, outcomes=(*MAP.outcomes, PROUD))),
    OutcomeRefined: (
        OutcomeRefined(outcome=replace(CONFIDENCE, statement="They dare.")),
        replace(TERMS, outcomes=(replace(CONFIDENCE, statement="They dare."), FRIENDSHIP)),
    ),
    OutcomeRetired: (
        OutcomeRetired(outcome_id=FRIENDSHIP.outcome_id),
        replace(TERMS, outcomes=(CONFIDENCE,)),
    ),
    IndicatorAdded: (IndicatorAdded(indicator=LONELY), replace(TERMS, indicators=(*MAP.indicators, LONELY))),
    IndicatorRefined: (
        IndicatorRefined(indicator=replace(HOPEFUL, title="Hopeful")),
        replace(TERMS, indicators=(replace(HOPEFUL, title="Hopeful"), WELL_BEING)),
    ),
    IndicatorRetired: (RETIRE_SCORE, replace(TERMS, indicators=(HOPEFUL,))),
    ActivityAdded: (ActivityAdded(activity=MURALS), replace(TERMS, activities=(CLUB, MURALS))),
    ActivityRefined: (
        ActivityRefined(activity=replace(CLUB, outputs="Four evenings")),
        replace(TERMS, activities=(replace(CLUB, outputs="Four evenings"),)),
    ),
    ActivityRetired: (ActivityRetired(activity_id=CLUB.activity_id), replace(TERMS, activities=())),
    ExpectationReset: (ExpectationReset(expectation=EXPECTATION), TERMS),
    PromptAdded: (PromptAdded(prompt=SURPRISE), replace(TERMS, prompts=(PROMPT, SURPRISE))),
    PromptRetired: (PromptRetired(prompt_id=PROMPT.prompt_id), replace(TERMS, prompts=())),
}
"""A change of each kind that fits the example's terms, and the terms after it."""


def test_there_is_an_example_of_every_kind_of_change() -> None:
    assert set(ONE_OF_EACH) == set(get_args(Change))


@pytest.mark.parametrize(
    ("change", "after"), ONE_OF_EACH.values(), ids=[kind.__name__ for kind in ONE_OF_EACH]
)
def test_a_change_is_written_proposed_and_changes_the_terms_from_its_day_on(
    change: Change, after: Terms
) -> None:
    assert contract.given(*AGREED, *drafted()).when(write(change)).decided()
    (event,) = contract.given(*AGREED, *drafted(change)).when(propose(2)).decided()
    assert isinstance(event, RevisionProposed)
    assert event.changes == reasoned(change)
    state = contract.after(*AGREED, *in_effect(change))
    assert state.terms == (TERMS, replace(after, effective_from=APRIL_27))


TOGETHER: list[tuple[Change, ...]] = [
    (OutcomeAdded(outcome=PROUD), IndicatorAdded(indicator=SAFE)),
    (
        IndicatorAdded(indicator=LONELY),
        ExpectationReset(expectation=Expectation(indicator_id=LONELY.indicator_id)),
    ),
    (
        OutcomeAdded(outcome=PROUD),
        ActivityAdded(activity=replace(MURALS, outcome_ids=(PROUD.outcome_id,))),
    ),
    (IndicatorAdded(indicator=LONELY), RETIRE_HOPEFUL, RETIRE_SCORE, RETIRE_CONFIDENCE),
    (
        IndicatorAdded(indicator=LONELY),
        RETIRE_SCORE,
        IndicatorRefined(indicator=replace(HOPEFUL, outcome_id=FRIENDSHIP.outcome_id)),
        RETIRE_CONFIDENCE,
    ),
    (IndicatorRefined(indicator=HOPEFUL), ExpectationReset(expectation=EXPECTATION)),
]


@pytest.mark.parametrize("changes", TOGETHER)
def test_a_change_may_rest_on_another_of_the_same_revision(changes: tuple[Change, ...]) -> None:
    *before, last = changes
    assert contract.given(*AGREED, *drafted(*before)).when(write(last, place=len(before))).decided()
    assert contract.given(*AGREED, *drafted(*changes)).when(propose(len(changes) + 1)).decided()


MISFITS: list[tuple[Change, type[DomainError], str, str]] = [
    (OutcomeAdded(outcome=CONFIDENCE), AlreadyDone, "", "is already worked for"),
    (OutcomeAdded(outcome=replace(PROUD, statement=" ")), Invalid, ".statement", "in a sentence"),
    (OutcomeRefined(outcome=PROUD), NotFound, "", "is not worked for now"),
    (OutcomeRefined(outcome=replace(CONFIDENCE, statement="")), Invalid, ".statement", "in a sentence"),
    (OutcomeRetired(outcome_id=PROUD.outcome_id), NotFound, "", "not worked for now"),
    (RETIRE_CONFIDENCE, Invalid, "", f"“{HOPEFUL.title}” still works for “{CONFIDENCE.statement}”"),
    (
        RETIRE_CONFIDENCE,
        Invalid,
        "",
        "Retire its indicators in the same revision, or let them work for another",
    ),
    (IndicatorAdded(indicator=HOPEFUL), AlreadyDone, "", "is already read"),
    (IndicatorAdded(indicator=SAFE), NotFound, "", "for no outcome of this contract"),
    (IndicatorRefined(indicator=LONELY), NotFound, "", "is not read now"),
    (
        IndicatorRefined(indicator=replace(HOPEFUL, outcome_id=PROUD.outcome_id)),
        NotFound,
        "",
        "for no outcome of this contract",
    ),
    (IndicatorRetired(indicator_id=LONELY.indicator_id), NotFound, "", "not read now"),
    (ActivityAdded(activity=CLUB), AlreadyDone, "", "is already done"),
    (ActivityAdded(activity=replace(MURALS, title=" ")), Invalid, ".title", "what is done"),
    (
        ActivityAdded(activity=replace(MURALS, outcome_ids=(PROUD.outcome_id,))),
        NotFound,
        "",
        "“Murals” names",
    ),
    (
        ActivityAdded(activity=replace(MURALS, indicator_ids=(LONELY.indicator_id,))),
        NotFound,
        "",
        "not one of the contract's",
    ),
    (ActivityRefined(activity=MURALS), NotFound, "", "is not done now"),
    (ActivityRefined(activity=replace(CLUB, title="")), Invalid, ".title", "what is done"),
    (ActivityRefined(activity=replace(CLUB, indicator_ids=(LONELY.indicator_id,))), NotFound, "", "names an"),
    (ActivityRetired(activity_id=MURALS.activity_id), NotFound, "", "not done now"),
    (
        ExpectationReset(expectation=Expectation(indicator_id=LONELY.indicator_id)),
        NotFound,
        "",
        "Add it first",
    ),
    (
        ExpectationReset(
            expectation=replace(EXPECTATION, path=(ExpectedPoint(on=JULY_27, value=Decimal(101)),))
        ),
        Invalid,
        ".path.0",
        "a percentage from 0 to 100",
    ),
    (PromptAdded(prompt=PROMPT), AlreadyDone, "", "already asked"),
    (PromptAdded(prompt=replace(SURPRISE, text=" ")), Invalid, ".text", "Write the question"),
    (PromptRetired(prompt_id="surprise"), NotFound, "", "not asked now"),
]


@pytest.mark.parametrize(("change", "kind", "part", "saying"), MISFITS)
def test_a_change_that_does_not_fit_the_terms_is_refused_when_it_is_written_and_when_it_is_proposed(
    change: Change, kind: type[DomainError], part: str, saying: str
) -> None:
    contract.given(*AGREED, *drafted()).when(write(change)).then_refused(kind, saying, field=f"change{part}")
    contract.given(*AGREED, *drafted(change)).when(propose(2)).then_refused(
        kind, saying, field=f"changes.0{part}"
    )


def test_every_kind_of_change_is_tried_where_it_does_not_fit() -> None:
    assert {type(change) for change, *_ in MISFITS} == set(get_args(Change))


TWICE: list[tuple[Change, Change, str]] = [
    (IndicatorAdded(indicator=LONELY), IndicatorAdded(indicator=LONELY), "One indicator"),
    (IndicatorRefined(indicator=HOPEFUL), RETIRE_HOPEFUL, "One indicator"),
    (ExpectationReset(expectation=EXPECTATION), ExpectationReset(expectation=EXPECTATION), "One expectation"),
    (
        OutcomeRefined(outcome=FRIENDSHIP),
        OutcomeRetired(outcome_id=FRIENDSHIP.outcome_id),
        "One outcome",
    ),
    (ActivityRefined(activity=CLUB), ActivityRetired(activity_id=CLUB.activity_id), "One activity"),
    (PromptRetired(prompt_id="story"), PromptRetired(prompt_id="story"), "One question"),
]


@pytest.mark.parametrize(("first", "second", "saying"), TWICE)
def test_one_thing_is_changed_once_in_a_revision(first: Change, second: Change, saying: str) -> None:
    contract.given(*AGREED, *drafted(first)).when(write(second, place=1)).then_refused(
        Invalid, f"{saying} is changed twice here", field="change"
    )
    contract.given(*AGREED, *drafted(first, second)).when(propose(3)).then_refused(
        Invalid, f"{saying} is changed twice here. Keep one change", field="changes.1"
    )


def test_what_another_change_of_the_draft_takes_away_cannot_be_built_on() -> None:
    expected = ExpectationReset(expectation=Expectation(indicator_id=WELL_BEING.indicator_id))
    contract.given(*AGREED, *drafted(RETIRE_SCORE)).when(write(expected, place=1)).then_refused(
        NotFound, "Add it first", field="change"
    )
    named = ActivityRefined(activity=replace(CLUB, indicator_ids=(WELL_BEING.indicator_id,)))
    contract.given(*AGREED, *drafted(RETIRE_SCORE)).when(write(named, place=1)).then_refused(
        NotFound, "names an outcome or indicator", field="change"
    )


def test_a_draft_may_stand_for_a_while_as_it_could_not_be_proposed() -> None:
    emptied = contract.given(*AGREED, *drafted(RETIRE_HOPEFUL))
    assert emptied.when(write(RETIRE_SCORE, place=1)).decided()
    contract.given(*AGREED, *drafted(RETIRE_HOPEFUL, RETIRE_SCORE)).when(propose(3)).then_refused(
        Invalid, "Keep at least one indicator", field="changes"
    )


def test_an_activity_no_longer_names_what_was_retired_and_is_otherwise_as_it_was() -> None:
    state = contract.after(*AGREED, *in_effect(RETIRE_HOPEFUL))
    assert state.terms[-1].activities == (replace(CLUB, indicator_ids=()),)
    assert state.terms[0].activities == (CLUB,)


def test_what_does_not_apply_leaves_the_terms_as_they_were() -> None:
    strangers: list[Change] = [
        OutcomeRetired(outcome_id=an_id(99)),
        IndicatorRetired(indicator_id=an_id(99)),
        ActivityRetired(activity_id=an_id(99)),
        PromptRetired(prompt_id="never"),
    ]
    assert revised(TERMS, strangers, TERMS.effective_from) == TERMS


def test_a_change_touches_what_it_is_about_and_an_expectation_its_indicator() -> None:
    assert touched_by(change for change, _ in ONE_OF_EACH.values()) == {
        PROUD.outcome_id,
        CONFIDENCE.outcome_id,
        FRIENDSHIP.outcome_id,
        LONELY.indicator_id,
        HOPEFUL.indicator_id,
        WELL_BEING.indicator_id,
        MURALS.activity_id,
        CLUB.activity_id,
        "surprise",
        "story",
    }
