"""Whether a change is real: series that break each of the rules by which it is told, and some that do not."""

from domain.measures.breaks import Break
from domain.shared.figures import Figure
from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.gallery.making import (
    BAND,
    RATE,
    SUPPORT,
    contract,
    quarter,
    rate,
    share,
    trajectory,
)
from services.dashboards.process.charted import process_of
from services.dashboards.process.describe import process_chart_of
from services.dashboards.process.shown import Process
from services.dashboards.trajectory import Trajectory

STEADY = (20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 21)
ABOVE = (60, 80, 59, 81, 60, 80, 59, 81, 60, 76, 72, 76, 72, 76, 72, 76)
RISING = (80, 60, 80, 60, 80, 60, 80, 60, 67, 68, 69, 70, 71, 72, 73)
FALLING = tuple(140 - number for number in RISING)
NEAR = (20, 22, 20, 18, 20, 22, 20, 18, 20, 22, 20, 18, 22, 25, 25)
"""Series of which the last readings break one rule alone: the second, the third and the fourth."""


def shares(*of_fifty: int) -> list[Figure]:
    """Shares, each of fifty people."""
    return [share(part, 50) for part in of_fifty]


def rates(*numbers: int) -> list[Figure]:
    """Rates in whole numbers."""
    return [rate(str(number)) for number in numbers]


def reset(quarter_number: int, reason: str = "more was hoped for") -> Break:
    """Something else is expected from a quarter on."""
    return Break(on=quarter(quarter_number).starts_on, definition_changed=False, reason=reason)


def process(of: Trajectory, *, quarterly: bool = True) -> Process:
    """The process chart of an indicator, worked out."""
    return process_of(draw(of), quarterly_or_longer=quarterly)


def chart_of(of: Trajectory, *, quarterly: bool = True) -> Chart:
    """The same with all that stands round it."""
    return process_chart_of(process(of, quarterly=quarterly), contract(of))


SERIES: dict[str, Trajectory] = {
    "a leap": trajectory(*shares(*STEADY, 45)),
    "a fall, wanted": trajectory(*rates(*STEADY, 2), of=RATE),
    "no way wanted": trajectory(*rates(*STEADY, 45), of=SUPPORT),
    "a band": trajectory(*rates(*STEADY, 45), of=BAND),
    "seven above the mean": trajectory(*rates(*ABOVE), of=RATE),
    "seven that rise": trajectory(*rates(*RISING), of=RATE),
    "seven that fall": trajectory(*rates(*FALLING), of=RATE),
    "two of three near a limit": trajectory(*rates(*NEAR), of=RATE),
    "limits on trial": trajectory(*shares(20, 22, 21)),
    "no ups and downs": trajectory(*shares(20, 20, 20)),
    "beyond what can be": trajectory(*shares(1, 5, 0, 50)),
    "based anew": trajectory(*shares(20, 22, 30, 33, 31), breaks=[reset(2)]),
    "based anew for one reading": trajectory(*shares(20, 22, 30), breaks=[reset(2)]),
    "a gap": trajectory(*shares(20, 22), "not_collected", *shares(30, 33)),
}
"""What only a process chart tells apart."""
TOLD_ABOVE = ("half-years", "contract years", "mean scores", "start of few people", "within a band")
"""Shapes that a process chart draws as it draws others of the page."""

REAL = Form(
    key="real",
    title="Is it real?",
    about=(
        (
            "Whether the latest figure is more than the usual ups and downs: the mean, the limits that "
            "chance alone keeps to, and a shape and a word for each reading that stands out."
        ),
        "With fewer than twelve readings the limits are on trial, and the chart says so.",
    ),
    cases=lambda: cases_of(
        {**{name: of for name, of in SHAPES.items() if name not in TOLD_ABOVE}, **SERIES},
        lambda of: [chart_of(of)],
    ),
)
