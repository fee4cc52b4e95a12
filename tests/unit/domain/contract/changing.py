"""Random changes: most fit the terms that their writer sees, some are for terms of long ago."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from hypothesis import strategies as st
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
)
from domain.contract.state import Contract
from domain.contract.terms import Activity, Expectation
from domain.framework.definitions import Indicator, Outcome
from domain.shared.values import ExpectedPoint, Prompt
from tests.unit.domain.examples import (
    CONFIDENCE,
    FRIENDSHIP,
    HOPEFUL,
    LONELY,
    MAP,
    PROMPT,
    WELL_BEING,
    an_id,
)

Chooser = Callable[[Contract], Change]
"""What somebody would change who sees the contract as it is given."""
Part = Outcome | Indicator | Activity | Prompt

WORDINGS = ("", ", again", ", put otherwise")
PROUD = Outcome(outcome_id=an_id(12), statement="Young people are proud of where they live.")
OUTCOMES = (CONFIDENCE, FRIENDSHIP, PROUD)
INDICATORS = (HOPEFUL, WELL_BEING, LONELY)
PROMPTS = (PROMPT, Prompt(prompt_id="surprise", text="What surprised you?"))

wordings = st.sampled_from(WORDINGS)
outcomes = st.tuples(st.sampled_from(OUTCOMES), wordings).map(
    lambda made: replace(made[0], statement=made[0].statement + made[1])
)
indicators = st.tuples(st.sampled_from(INDICATORS), wordings, st.sampled_from((None, *OUTCOMES))).map(
    lambda made: replace(
        made[0],
        title=made[0].title + made[1],
        outcome_id=made[2].outcome_id if made[2] else made[0].outcome_id,
    )
)
activities = st.builds(
    Activity,
    activity_id=st.sampled_from((MAP.activities[0].activity_id, an_id(31))),
    title=wordings.map(lambda wording: f"Evening club{wording}"),
    outcome_ids=st.lists(st.sampled_from([known.outcome_id for known in OUTCOMES]), max_size=1).map(tuple),
    indicator_ids=st.lists(st.sampled_from([known.indicator_id for known in INDICATORS]), max_size=1).map(
        tuple
    ),
)
prompts = st.tuples(st.sampled_from(PROMPTS), wordings).map(
    lambda made: replace(made[0], text=made[0].text + made[1])
)
expectations = st.tuples(st.sampled_from(INDICATORS), st.integers(7, 36)).map(
    lambda made: Expectation(
        indicator_id=made[0].indicator_id,
        path=(ExpectedPoint(on=date(2028, 1, 1), value=Decimal(made[1])),),
    )
)


def _changing(part: Part, seen: Contract, *, retire: bool) -> Change:
    """A part that the terms do not have is added; one that they have is refined or retired."""
    terms = seen.terms[-1] if seen.terms else None
    match part:
        case Outcome(outcome_id=known):
            if terms is None or terms.outcome(known) is None:
                return OutcomeAdded(outcome=part)
            return OutcomeRetired(outcome_id=known) if retire else OutcomeRefined(outcome=part)
        case Indicator(indicator_id=known):
            if terms is None or terms.indicator(known) is None:
                return IndicatorAdded(indicator=part)
            return IndicatorRetired(indicator_id=known) if retire else IndicatorRefined(indicator=part)
        case Activity(activity_id=known):
            if terms is None or terms.activity(known) is None:
                return ActivityAdded(activity=part)
            return ActivityRetired(activity_id=known) if retire else ActivityRefined(activity=part)
        case Prompt(prompt_id=asked):
            if terms is None or terms.prompt(asked) is None:
                return PromptAdded(prompt=part)
            return PromptRetired(prompt_id=asked)


def _fitting(part: Part, retire: bool) -> Chooser:  # noqa: FBT001
    return partial(_changing, part, retire=retire)


def _whatever_is_seen(change: Change) -> Chooser:
    return lambda _: change


def _one_of(*parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(*parts)


choosers: st.SearchStrategy[Chooser] = st.one_of(
    st.builds(_fitting, indicators, st.booleans()),
    st.builds(_fitting, _one_of(outcomes, activities, prompts), st.booleans()),
    expectations.map(lambda known: ExpectationReset(expectation=known)).map(_whatever_is_seen),
    _one_of(
        indicators.map(lambda known: IndicatorRefined(indicator=known)),
        indicators.map(lambda known: IndicatorRetired(indicator_id=known.indicator_id)),
        outcomes.map(lambda known: OutcomeRetired(outcome_id=known.outcome_id)),
        outcomes.map(lambda known: OutcomeAdded(outcome=known)),
    ).map(_whatever_is_seen),
)
