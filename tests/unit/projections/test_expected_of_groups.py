"""What is expected of a group by a day follows its own path, and nothing does where it has none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from domain.contract.terms import Expectation, GroupPath
from domain.shared.values import ExpectedPoint
from projections.contracts.results import ExpectationVersion, Expected
from tests.factories import LONELY


def path(*points: tuple[date, int]) -> tuple[ExpectedPoint, ...]:
    return tuple(ExpectedPoint(on=day, value=Decimal(value)) for day, value in points)


YOUNG = GroupPath(group="Under 16", path=path((date(2027, 3, 31), 60), (date(2028, 3, 31), 70)))
EXPECTED = Expected(
    versions=(
        ExpectationVersion(
            effective_from=date(2026, 4, 1),
            expectation=Expectation(
                indicator_id=LONELY.indicator_id, path=path((date(2027, 3, 31), 50)), groups=(YOUNG,)
            ),
            revision_id=None,
            recorded_at=datetime(2026, 4, 1, tzinfo=UTC),
        ),
    )
)


def test_a_group_has_its_own_figure_and_everybody_another() -> None:
    assert EXPECTED.figures_of_groups_on(date(2028, 3, 31)) == {"Under 16": Decimal(70)}
    assert EXPECTED.figure_on(date(2028, 3, 31)) == Decimal(50)


def test_nothing_is_expected_of_a_group_before_its_first_day_nor_of_another_group() -> None:
    assert EXPECTED.figures_of_groups_on(date(2027, 3, 30)) == {}
    assert Expected().figures_of_groups_on(date(2028, 3, 31)) == {}
