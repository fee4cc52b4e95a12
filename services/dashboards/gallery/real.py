"""Process charts of series, in few words."""

from domain.measures.breaks import Break
from domain.shared.figures import Figure
from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.gallery.making import contract, quarter, rate, share
from services.dashboards.process.charted import Process, process_of
from services.dashboards.process.describe import process_chart_of
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
