"""A return's page as the read model gives it, to be answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from domain.framework.definitions import Indicator
from domain.provider_return.content import asked_of
from domain.shared.figures import Figure
from domain.shared.values import Period
from projections.returns.results import (
    AskedCheck,
    AskedCommonData,
    AskedIndicator,
    AskedOutcome,
    AskedPrompt,
    EarlierReading,
    FigureVersion,
    Return,
)
from tests.factories import COMMON_DATASET, COMPLIANCE_CHECKS, INDICATORS, PROMPTS, an_id
from tests.unit.services.presentation.test_standing import a_return

MOMENT = datetime(2025, 7, 1, tzinfo=UTC)


def told(figure: Figure) -> FigureVersion:
    """A figure as it was reported."""
    return FigureVersion(
        figure=figure,
        missing=None,
        comment="",
        groups=(),
        travelled=None,
        told="reported",
        reason=None,
        position=1,
        recorded_at=MOMENT,
        actor_id=None,
    )


def earlier(*figures: Figure) -> tuple[EarlierReading, ...]:
    """What earlier returns said, the last one first."""
    return tuple(
        EarlierReading(
            return_id=an_id(900 + number),
            period=Period(
                starts_on=date(2024 - number, 1, 1),
                ends_on=date(2024 - number, 12, 31),
                label=f"{2024 - number}",
            ),
            reading=told(figure),
            same_definition=True,
        )
        for number, figure in enumerate(figures)
    )


def asking(
    indicator: Indicator, *, before: Sequence[Figure] = (), expected: Decimal | None = None
) -> AskedIndicator:
    """An indicator that is asked for."""
    return AskedIndicator(
        asked=asked_of(indicator),
        definition=indicator,
        reading=None,
        earlier=earlier(*before),
        expected=expected,
        expected_of_groups={},
    )


def a_page(*asked: AskedIndicator) -> Return:
    """A return that asks for these, or for one indicator of each of five measures, and what goes with it."""
    nothing: dict[str, Any] = dict.fromkeys(("submitted_by", "acceptance_note"))
    return Return(
        summary=a_return(),
        opened_at=MOMENT,
        outcomes=(AskedOutcome(outcome=None, indicators=asked or tuple(map(asking, INDICATORS))),),
        prompts=tuple(AskedPrompt(prompt=prompt, answer=None, recorded_at=None) for prompt in PROMPTS),
        common_data=tuple(AskedCommonData(item=item, given=None) for item in COMMON_DATASET),
        checks=tuple(AskedCheck(check=check, declared=None) for check in COMPLIANCE_CHECKS),
        queries=(),
        evidence=(),
        **nothing,
    )
