"""What the moments of a contract are called."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from domain.shared.values import Period
from projections.moments.queries import KINDS, Kind, Moment
from services.presentation.moments import HAPPENED, named

SPRING = Period(starts_on=date(2025, 4, 1), ends_on=date(2025, 6, 30), label="April to June 2025")


def moment(
    position: int, kind: Kind = "submitted", at: datetime = datetime(2025, 7, 9, 10, tzinfo=UTC)
) -> Moment:
    revised = kind == "revised"
    return Moment(
        position=position,
        recorded_at=at,
        kind=kind,
        period=None if revised else SPRING,
        effective_from=date(2026, 4, 1) if revised else None,
    )


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("submitted", "April to June 2025 was submitted, 9 July 2025"),
        ("accepted", "April to June 2025 was accepted, 9 July 2025"),
        ("corrected", "April to June 2025 was corrected, 9 July 2025"),
        ("revised", "The revision of 1 April 2026 was agreed, 9 July 2025"),
    ],
)
def test_a_moment_is_called_by_what_happened_and_its_day(kind: Kind, label: str) -> None:
    (found,) = named([moment(7, kind)])
    assert (found.position, found.on, found.label) == (7, date(2025, 7, 9), label)


def test_every_kind_of_moment_has_words() -> None:
    assert set(HAPPENED) == set(KINDS.values()) == set(get_args(Kind))


def test_the_day_is_the_one_it_was_here() -> None:
    late_in_the_evening = moment(7, at=datetime(2025, 7, 9, 23, 30, tzinfo=UTC))
    assert named([late_in_the_evening])[0].on == date(2025, 7, 10)


def test_of_moments_that_one_day_calls_alike_the_last_stands_for_all() -> None:
    corrected_thrice = [moment(9, "corrected"), moment(8, "corrected"), moment(5, "corrected")]
    assert [each.position for each in named(corrected_thrice)] == [9]
    on_two_days = [moment(9, "corrected"), moment(5, "corrected", datetime(2025, 7, 8, 10, tzinfo=UTC))]
    assert [each.position for each in named(on_two_days)] == [9, 5]
