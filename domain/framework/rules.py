"""The rules of a framework, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from domain.framework.commands import AgreeFramework
from domain.framework.definitions import Indicator, Level, Outcome, QualityCharacteristic
from domain.shared.days import local_day
from domain.shared.errors import AlreadyDone, EditedMeanwhile, Invalid, NotFound, NotInState

Definition = TypeVar("Definition", bound=Outcome | Indicator | QualityCharacteristic)


def title_of(written: str) -> str:
    """A framework's title, less the spaces about it.

    Raises:
        Invalid: where there is none.
    """
    if not written.strip():
        raise Invalid("Give the framework a title.", field="title")
    return written.strip()


def check_outcome(outcome: Outcome, level: Level) -> None:
    """An outcome is a sentence; a community-level framework holds community-level outcomes only.

    Raises:
        Invalid: where it is not.
    """
    if not outcome.statement.strip():
        raise Invalid("Say in a sentence what change the outcome is.", field="statement")
    if level == "community" and outcome.level != "community":
        raise Invalid(
            "This framework is for the whole community. Make the outcome one at community level.",
            field="level",
        )


def check_measures(indicator: Indicator, outcomes: Sequence[Outcome]) -> None:
    """An indicator belongs to an outcome of its framework.

    Raises:
        NotFound: where it does not.
    """
    if all(outcome.outcome_id != indicator.outcome_id for outcome in outcomes):
        raise NotFound(
            f"“{indicator.title}” belongs to an outcome that the framework does not have. "
            "Define the outcome first.",
            field="outcome_id",
        )


def check_characteristic(characteristic: QualityCharacteristic) -> None:
    """A quality characteristic is a sentence.

    Raises:
        Invalid: where it is not.
    """
    if not characteristic.statement.strip():
        raise Invalid("Say in a sentence what the quality is.", field="statement")


def check_is_new(known: Outcome | Indicator | QualityCharacteristic | None, kind: str, *, field: str) -> None:
    """What is defined is not defined already.

    Raises:
        AlreadyDone: where it is.
    """
    if known is not None:
        raise AlreadyDone(f"This {kind} is already in the framework.", field=field)


def found(known: Definition | None, kind: str) -> Definition:
    """What is to be revised or retired.

    Raises:
        NotFound: where the framework does not have it, or has it no longer.
    """
    if known is None:
        raise NotFound(f"This {kind} is not in the framework. Somebody may have taken it out.")
    return known


def check_edition(seen: int, present: int, kind: str) -> None:
    """Whoever revises something has its present edition before them.

    Raises:
        EditedMeanwhile: where somebody else has written it since.
    """
    if seen != present:
        raise EditedMeanwhile(
            f"Somebody else changed this {kind} while you were writing. Your words are kept here: look at "
            "both, then save again."
        )


def check_agreement(
    command: AgreeFramework,
    now: datetime,
    *,
    draft: int,
    agreed_draft: int,
    indicators: Sequence[Indicator],
) -> None:
    """What is agreed is new, measurable, and what those who agree had before them.

    Raises:
        DomainError: where it is not.
    """
    if command.draft is not None and command.draft != draft:
        raise EditedMeanwhile(
            "Somebody changed the framework after you opened this page. Look at it again before you agree it."
        )
    if draft == agreed_draft:
        raise NotInState("Nothing has changed since this framework was last agreed.")
    if not indicators:
        raise NotInState("A framework needs at least one outcome with an indicator before it can be agreed.")
    if command.agreed_on > local_day(now):
        raise Invalid("A framework cannot be agreed on a day to come.", field="agreed_on")
