"""Series that are drawn on, in few words."""

from domain.shared.values import Period
from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.forecasting.describe import outlook_chart
from services.dashboards.forecasting.outlook import Outlook, outlook_of
from services.dashboards.trajectory import Trajectory
from tests.unit.services.dashboards.making import contract, quarter

UPWARDS = (20, 22, 19, 21, 25, 24)
YEARS = 3


def periods(years: int = YEARS) -> list[Period]:
    return [quarter(number) for number in range(4 * years)]


def outlook(of: Trajectory, years: int = YEARS) -> Outlook:
    return outlook_of(draw(of), periods(years))


def chart_of(of: Trajectory, years: int = YEARS) -> Chart:
    return outlook_chart(outlook(of, years), contract(of))
