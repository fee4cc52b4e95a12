"""Where an indicator is heading: series that are drawn on, and some that are not."""

from decimal import Decimal

from domain.shared.figures import Amount
from domain.shared.values import Period
from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.forecasting.describe import outlook_chart
from services.dashboards.forecasting.outlook import Outlook, outlook_of
from services.dashboards.gallery.cases import PATH, SHAPES
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.gallery.making import (
    BAND,
    CURRENCY,
    PROPORTION,
    RATE,
    agreed,
    contract,
    quarter,
    rate,
    redefined,
    share,
    trajectory,
)
from services.dashboards.trajectory import Trajectory

UPWARDS = (20, 22, 19, 21, 25, 24)
YEARS = 3
SHARES = tuple(share(part, 50) for part in UPWARDS)
HIGHER = agreed(None, (quarter(8).starts_on, "80"), from_day=quarter(8).starts_on)
AHEAD: dict[str, Trajectory] = {
    "towards a target": trajectory(*SHARES, agreed=[PATH]),
    "expected anew": trajectory(*SHARES, agreed=[PATH, HIGHER]),
    "nothing expected": trajectory(*SHARES),
    "one period to come": trajectory(*SHARES, *SHARES[:5]),
    "up to all": trajectory(*(share(part, 50) for part in (20, 26, 30, 37, 44, 49))),
    "a band": trajectory(*(rate(each) for each in ("20", "20.2", "19.9", "20.1", "20", "20.1")), of=BAND),
    "level": trajectory(*(rate("7.5") for _ in range(6)), of=RATE),
    "a gap": trajectory(*SHARES[:3], "not_collected", share(3, 8), *SHARES[3:]),
    "measured anew": trajectory(
        share(50, 50), *SHARES, was=[PROPORTION], breaks=[redefined(quarter(1).starts_on)]
    ),
    "falling below nought": trajectory(
        *(Amount(pounds=Decimal(900 - 400 * number)) for number in range(6)), of=CURRENCY
    ),
}
"""Series that are drawn on."""
STOPPED: dict[str, Trajectory] = {
    "fewer than six readings": trajectory(*SHARES[:5], agreed=[PATH]),
    "read too long ago": trajectory(*SHARES, "late", "late", "late", "late"),
}
"""Series that are not."""
TOLD_ABOVE = ("mean scores", "start of few people", "within a band", "few people now and then")
"""Shapes that are heading nowhere that others of the page are not."""


def periods(years: int = YEARS) -> list[Period]:
    """The quarters of so many years."""
    return [quarter(number) for number in range(4 * years)]


def outlook(of: Trajectory, years: int = YEARS) -> Outlook:
    """An indicator drawn on to the end of so many years."""
    return outlook_of(draw(of), periods(years))


def chart_of(of: Trajectory, years: int = YEARS) -> Chart:
    """The same with all that stands round it."""
    return outlook_chart(outlook(of, years), contract(of))


HEADING = Form(
    key="heading",
    title="Where it is heading",
    about=(
        (
            "The same figures drawn on as though nothing changed, where there are six of them or more, "
            "beside what is expected. A forecast is no promise."
        ),
    ),
    cases=lambda: cases_of(
        {**{name: of for name, of in SHAPES.items() if name not in TOLD_ABOVE}, **AHEAD, **STOPPED},
        lambda of: [chart_of(of)],
    ),
)
