"""Series that are drawn on, in few words."""

from domain.shared.values import Period
from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.forecasting.describe import outlook_chart
from services.dashboards.forecasting.outlook import Outlook, outlook_of
from services.dashboards.gallery.making import contract, quarter
from services.dashboards.trajectory import Trajectory

UPWARDS = (20, 22, 19, 21, 25, 24)
YEARS = 3


def periods(years: int = YEARS) -> list[Period]:
    """The quarters of so many years."""
    return [quarter(number) for number in range(4 * years)]


def outlook(of: Trajectory, years: int = YEARS) -> Outlook:
    """An indicator drawn on to the end of so many years."""
    return outlook_of(draw(of), periods(years))


def chart_of(of: Trajectory, years: int = YEARS) -> Chart:
    """The same with all that stands round it."""
    return outlook_chart(outlook(of, years), contract(of))
