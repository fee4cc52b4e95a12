"""A contract has one return for a period; it asks for each thing once, and is due before it locks."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.contract.changes import IndicatorAdded, IndicatorRetired, PromptAdded, PromptRetired
from domain.contract.events import RevisionTookEffect
from domain.provider_return.commands import AcceptReturn, LiftLock, ReturnCommand, SubmitReturn
from domain.provider_return.model import return_id
from domain.provider_return.opening import opening_of
from domain.shared.errors import AlreadyDone, Invalid, NotFound
from domain.shared.values import Period, Prompt
from tests.unit.domain.contract.decider import contract, reasoned
from tests.unit.domain.examples import (
    AWARDED,
    CONTRACT,
    HOPEFUL,
    LONELY,
    MAPPED,
    OPEN,
    OPENED,
    PROMPT,
    RETURN,
    SPRING,
    WELL_BEING,
    an_id,
)
from tests.unit.domain.provider_return.decider import provider_return


def test_a_return_opens_with_what_is_asked_and_until_when() -> None:
    provider_return.given().when(OPEN).then(OPENED)


def test_a_return_opens_once() -> None:
    provider_return.given(OPENED).when(OPEN).then_refused(
        AlreadyDone, "The return for April to June 2026 is already open"
    )


def test_a_contract_has_one_return_for_a_period_whatever_the_period_is_called() -> None:
    renamed = Period(starts_on=SPRING.starts_on, ends_on=SPRING.ends_on, label="Q1 2026-27")
    longer = Period(starts_on=SPRING.starts_on, ends_on=date(2026, 7, 31), label=SPRING.label)
    assert return_id(CONTRACT, renamed) == RETURN
    assert len({return_id(CONTRACT, longer), return_id(an_id(99), SPRING), RETURN}) == 3
    provider_return.given().when(replace(OPEN, stream_id=an_id(98))).then_refused(
        Invalid, "one return for each period", field="stream_id"
    )


@pytest.mark.parametrize(
    ("changes", "field", "saying"),
    [
        ({"asked": ()}, "asked", "Agree the impact map first"),
        ({"asked": (*OPEN.asked, OPEN.asked[0])}, "asked", "asked for twice"),
        ({"prompts": (PROMPT, PROMPT)}, "prompts", "the same name"),
        ({"due_on": date(2026, 6, 29)}, "due_on", "before its period has ended"),
        ({"locks_on": date(2026, 7, 19)}, "locks_on", "lock before it is due"),
    ],
)
def test_a_return_that_could_not_be_filled_in_is_not_opened(
    changes: dict[str, Any], field: str, saying: str
) -> None:
    provider_return.given().when(replace(OPEN, **changes)).then_refused(Invalid, saying, field=field)


def test_a_return_may_be_due_and_lock_on_the_last_day_of_its_period() -> None:
    hurried = replace(OPEN, due_on=SPRING.ends_on, locks_on=SPRING.ends_on)
    assert provider_return.given().when(hurried).decided()


@pytest.mark.parametrize(
    "command",
    [
        SubmitReturn(stream_id=RETURN, readings=()),
        AcceptReturn(stream_id=RETURN),
        LiftLock(stream_id=RETURN, reason="Illness", until=date(2026, 9, 1)),
    ],
)
def test_nothing_happens_to_a_return_before_it_opens(command: ReturnCommand) -> None:
    provider_return.given().when(command).then_refused(NotFound, "There is no such return")


def test_a_contract_asks_for_its_indicators_by_its_calendar() -> None:
    assert opening_of(CONTRACT, contract.after(AWARDED, MAPPED), SPRING) == OPEN


@pytest.mark.parametrize("past", [(), (AWARDED,), (MAPPED,)])
def test_nothing_is_asked_for_before_the_award_and_the_impact_map(past: tuple[Any, ...]) -> None:
    assert opening_of(CONTRACT, contract.after(*past), SPRING) is None


@pytest.mark.parametrize(
    ("effective_from", "asked"),
    [
        (date(2026, 6, 30), [HOPEFUL.indicator_id, LONELY.indicator_id]),
        (date(2026, 7, 1), [HOPEFUL.indicator_id, WELL_BEING.indicator_id]),
    ],
)
def test_what_is_asked_for_is_what_is_in_force_on_the_last_day_of_the_period(
    effective_from: date, asked: list[UUID]
) -> None:
    revision = RevisionTookEffect(
        revision_id=an_id(60),
        effective_from=effective_from,
        changes=reasoned(
            IndicatorAdded(indicator=LONELY), IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
        ),
    )
    opening = opening_of(CONTRACT, contract.after(AWARDED, MAPPED, revision), SPRING)
    assert opening is not None
    assert [known.indicator_id for known in opening.asked] == asked


def test_the_questions_asked_are_those_in_force_on_the_last_day_of_the_period() -> None:
    surprise = Prompt(prompt_id="surprise", text="What surprised you?")
    revision = RevisionTookEffect(
        revision_id=an_id(60),
        effective_from=date(2026, 7, 1),
        changes=reasoned(PromptAdded(prompt=surprise), PromptRetired(prompt_id=PROMPT.prompt_id)),
    )
    state = contract.after(AWARDED, MAPPED, revision)
    openings = [opening_of(CONTRACT, state, period) for period in state.periods()[:2]]
    assert [opening.prompts for opening in openings if opening] == [(PROMPT,), (surprise,)]


def test_every_period_of_a_contract_can_be_opened() -> None:
    state = contract.after(AWARDED, MAPPED)
    openings = [opening_of(CONTRACT, state, period) for period in state.periods()]
    assert len({opening.stream_id for opening in openings if opening}) == len(openings) == 12
    for opening in openings:
        assert opening is not None
        assert provider_return.given().when(opening).decided()
