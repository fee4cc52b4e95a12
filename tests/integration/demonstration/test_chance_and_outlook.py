"""The youth service's three years, judged by its ups and downs and drawn on by its own calendar."""

from itertools import pairwise
from statistics import fmean

from sqlalchemy.ext.asyncio import AsyncConnection

from demonstration.acts import COUNCIL_ID
from demonstration.aldermere import youth
from domain.shared.figures import Proportion
from projections.contracts.queries import contract
from projections.positions import latest
from projections.trajectories.queries import trajectories
from services.access import Scope, reading, reading_only
from services.dashboards.drawn import Drawn, draw
from services.dashboards.forecasting.outlook import Outlook, outlook_of
from services.dashboards.process.charted import process_of
from services.dashboards.process.shown import Process
from services.dashboards.source import contract_trajectory

LED = "Sessions that young people led or led together with workers"


async def judged(connection: AsyncConnection, title: str) -> tuple[Process, Outlook]:
    """An indicator of the youth service as both pages show it."""
    position = await latest(connection)
    known = await contract(connection, youth.CONTRACT, as_of=position)
    found = await trajectories(connection, youth.CONTRACT, as_of=position)
    assert known is not None
    assert found is not None
    outcomes = contract_trajectory(found, area="", source="").outcomes
    drawn: Drawn = next(
        draw(each) for outcome in outcomes for each in outcome.trajectories if each.indicator.title == title
    )
    row = known.summary
    periods = known.calendar.periods(row.starts_on, row.ends_on, ended_early=row.ended_early)
    return process_of(drawn, quarterly_or_longer=True), outlook_of(drawn, periods)


async def test_limits_and_periods_to_come_are_those_of_the_record(demonstration_url: str) -> None:
    engine = reading_only(demonstration_url)
    async with reading(engine, Scope(council_id=COUNCIL_ID, contracts="*")) as connection:
        process, outlook = await judged(connection, LED)
    await engine.dispose()
    assert process.current is not None
    assert process.current.limits is not None
    figures = [each.figure for each in process.drawn.trajectory.readings]
    shares = [100 * each.numerator / each.denominator for each in figures if isinstance(each, Proportion)]
    steps = [abs(later - earlier) for earlier, later in pairwise(shares)]
    assert len(shares) == 12
    assert abs(float(process.current.limits.mean) - fmean(shares)) <= 0.05
    assert abs(float(process.current.limits.upper) - fmean(shares) - 2.66 * fmean(steps)) <= 0.05
    assert [each.period.label for each in outlook.coming] == [
        "April to June 2026",
        "July to September 2026",
        "October to December 2026",
        "January to March 2027",
    ]
