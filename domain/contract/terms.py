"""What a contract expects: what is done for which change, and by what that will be known."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome
from domain.shared.values import Baseline, ExpectedPoint, Prompt, Value

Arrangement = Literal["single", "consortium", "alliance", "in_house"]
Party = Literal["commissioner", "lead_provider"]


class Activity(Value, frozen=True, kw_only=True):
    """A row of the impact map: what is done, what that yields, and the change it is done for."""

    activity_id: UUID
    title: str
    outputs: str = ""
    outcome_ids: tuple[UUID, ...] = ()
    indicator_ids: tuple[UUID, ...] = ()
    way_of_measuring: str = ""


class GroupPath(Value, frozen=True, kw_only=True):
    """How an indicator is hoped to move for one of the groups for whom it is asked apart."""

    group: str
    path: tuple[ExpectedPoint, ...]


class Expectation(Value, frozen=True, kw_only=True):
    """Where an indicator started and how it is hoped to move. Either may be left open.

    Attributes:
        baseline: where it stood at the start, or None where that was never measured.
        path: the figures hoped for, in order of their days; empty where nothing is expected but a direction.
        groups: the same for groups of people, where something else is hoped for them.
    """

    indicator_id: UUID
    baseline: Baseline | None = None
    path: tuple[ExpectedPoint, ...] = ()
    groups: tuple[GroupPath, ...] = ()


class CommonDataItem(Value, frozen=True, kw_only=True):
    """Something that every return must report, whatever its outcomes: how many people of which group.

    Attributes:
        item_id: short and stable, like "age".
        title: as the return asks it: "Age of the people who came".
        categories: the groups, in order; empty where one number is asked for.
    """

    item_id: str
    title: str
    categories: tuple[str, ...] = ()


class ComplianceCheck(Value, frozen=True, kw_only=True):
    """Something that the provider confirms with every return, such as that its insurance is valid."""

    check_id: str
    statement: str


class Terms(Value, frozen=True, kw_only=True):
    """What is worked for and asked for from one day on."""

    effective_from: date
    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]
    prompts: tuple[Prompt, ...] = ()

    def outcome(self, outcome_id: UUID) -> Outcome | None:
        """The outcome as these terms define it, or None."""
        return next((known for known in self.outcomes if known.outcome_id == outcome_id), None)

    def indicator(self, indicator_id: UUID) -> Indicator | None:
        """The indicator as these terms define it, or None."""
        return next((known for known in self.indicators if known.indicator_id == indicator_id), None)

    def activity(self, activity_id: UUID) -> Activity | None:
        """The activity as these terms hold it, or None."""
        return next((known for known in self.activities if known.activity_id == activity_id), None)

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The narrative question as these terms ask it, or None."""
        return next((known for known in self.prompts if known.prompt_id == prompt_id), None)
