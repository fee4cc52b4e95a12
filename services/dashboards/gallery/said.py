"""Figures that were told more than once, in few words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from domain.framework.definitions import Indicator
from domain.shared.figures import Figure
from domain.shared.values import MissingReason
from projections.returns.results import FigureVersion
from services.dashboards.gallery.making import PROPORTION, quarter
from services.dashboards.said.choosing import SaidOf
from services.dashboards.said.versions import NOBODY, Sources, versions_of
from services.dashboards.trajectory import PeriodReading, Trajectory

PROVIDER = UUID(int=70)
FIRST_TOLD = datetime(2016, 1, 14, 9, tzinfo=UTC)
TEN_DAYS = timedelta(days=10)
FIRST, SECOND = date(2016, 1, 14), date(2016, 1, 24)


def told(*said: Figure | MissingReason, number: int = 0) -> PeriodReading:
    """A quarter's figure as it was told again and again, ten days apart from 14 January 2016."""
    versions = tuple(
        FigureVersion(
            figure=None if isinstance(each, str) else each,
            missing=each if isinstance(each, str) else None,
            comment="",
            groups=(),
            travelled=None,
            told="restated" if place else "reported",
            reason="two were counted twice." if place else None,
            position=100 + place,
            recorded_at=FIRST_TOLD + place * TEN_DAYS,
            actor_id=PROVIDER,
        )
        for place, each in enumerate(said)
    )
    last = versions[-1]
    return PeriodReading(
        period=quarter(number),
        figure=last.figure,
        missing=last.missing,
        return_id=UUID(int=80 + number),
        versions=versions,
    )


def series(*readings: PeriodReading, of: Indicator = PROPORTION) -> Trajectory:
    """An indicator of these readings."""
    return Trajectory(definitions=(of,), readings=readings)


def said_of(trajectory: Trajectory, sources: Sources = NOBODY) -> list[SaidOf]:
    """All that was said, by period."""
    return [
        SaidOf(
            return_id=reading.return_id or UUID(int=0),
            period=reading.period,
            versions=versions_of(trajectory, reading, sources),
        )
        for reading in trajectory.readings
    ]


def said(*figures: Figure | MissingReason, of: Indicator = PROPORTION) -> SaidOf:
    """All that was said of one period."""
    return said_of(series(told(*figures), of=of))[0]
