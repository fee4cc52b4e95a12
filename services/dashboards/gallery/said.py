"""What was said when: figures that were told once, and again, and some of which nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from domain.framework.definitions import Indicator
from domain.shared.figures import Amount, Count, Figure, Words
from domain.shared.values import MissingReason
from projections.returns.results import FigureVersion
from services.dashboards.chart import Chart
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.gallery.making import (
    COUNT,
    CURRENCY,
    PROPORTION,
    WORDS,
    contract,
    quarter,
    redefined,
    share,
)
from services.dashboards.said.charts import every_period, said_chart
from services.dashboards.said.choosing import SaidOf
from services.dashboards.said.versions import NOBODY, Sources, definition_then, versions_of
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
            definition=definition_then(trajectory, reading.period),
            versions=versions_of(trajectory, reading, sources),
        )
        for reading in trajectory.readings
    ]


def said(*figures: Figure | MissingReason, of: Indicator = PROPORTION) -> SaidOf:
    """All that was said of one period."""
    return said_of(series(told(*figures), of=of))[0]


UNTIL = date(2016, 12, 31)
"""The day that the page of the gallery is about."""
AGAIN: dict[str, SaidOf | None] = {
    "said once": said(share(31, 50)),
    "corrected thrice": said(share(3, 8), "not_collected", share(41, 50), share(31, 50)),
    "said again, the same": said(share(31, 50), share(31, 50)),
    "changed and back": said(share(31, 50), share(41, 50), share(31, 50)),
    "first without a figure": said("late", share(31, 50)),
    "now without a figure": said(share(31, 50), "not_applicable"),
    "all missing": said("late", "not_collected"),
    "few people": said(share(3, 8)),
    "nought": said(Count(count=0), of=COUNT),
    "huge": said(Count(count=1), Count(count=987_654_321_012), of=COUNT),
    "negative": said(Amount(pounds=Decimal("-0.01")), Amount(pounds=Decimal("-1200.50")), of=CURRENCY),
    "told in words": said(Words(words="<b>More</b> of them come."), of=WORDS),
    "forty times": said(*(share(number, 50) for number in range(40))),
    "nobody told of it": None,
}
"""Periods of which the gallery shows what was said; None stands for one that nobody told of."""


def chart_of(of: SaidOf | None) -> Chart:
    """What the figure of a period was said to be. Nothing explains it, since nobody gave it."""
    made = said_chart(of=of, indicator=PROPORTION, contract=contract(), until=UNTIL, address="")
    return replace(made, explained=())


def table_of(each: Sequence[SaidOf]) -> Chart:
    """What was said of every period."""
    made = every_period(each, PROPORTION, contract(), {period.return_id: "" for period in each})
    return replace(made, explained=())


ANOTHER_UNIT_BEFORE = Trajectory(
    definitions=(COUNT, PROPORTION),
    readings=(told(Count(count=31)), told(Count(count=33), number=1), told(share(31, 50), number=2)),
    breaks=(redefined(quarter(2).starts_on),),
)
EVERY_PERIOD: dict[str, list[SaidOf]] = {
    "no period": [],
    "another unit before": said_of(ANOTHER_UNIT_BEFORE),
    "twelve periods": said_of(
        series(
            *(
                told(*(share(20 + each, 50) for each in range(1 + number % 4)), number=number)
                for number in range(12)
            )
        )
    ),
}

SAID = Form(
    key="said",
    title="What was said when",
    about=(
        (
            "What one figure was said to be, by the day on which it was recorded: the line is level while "
            "one thing was said, and there is a gap while there was no figure."
        ),
    ),
    cases=lambda: (
        *cases_of(AGAIN, lambda each: [chart_of(each)]),
        *cases_of(EVERY_PERIOD, lambda each: [table_of(each)]),
    ),
)
