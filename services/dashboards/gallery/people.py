"""How far the same people came: figures from which it can be told, and some from which it cannot."""

from decimal import Decimal

from domain.framework.definitions import Indicator
from domain.shared.figures import Figure, Score
from domain.shared.travelled import Travelled
from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.gallery.making import COUNT, SCORE, contract, quarter, redefined, trajectory
from services.dashboards.people.charts import people_charts
from services.dashboards.people.measured import measured_twice
from services.dashboards.people.wording import NOT_GIVEN
from services.dashboards.trajectory import PeriodReading, Trajectory

SOMEWHERE = Score(score=Decimal("7.5"), people=60)


def came(  # noqa: PLR0913 - what people came to, in few words
    improved: int,
    held: int,
    declined: int,
    *,
    left: int = 0,
    mean: str | None = None,
    spread: str | None = None,
) -> Travelled:
    """So many came which way."""
    return Travelled(
        improved=improved,
        held=held,
        declined=declined,
        left=left,
        mean=None if mean is None else Decimal(mean),
        deviation=None if spread is None else Decimal(spread),
    )


def followed(*given: Travelled | None, figure: Figure = SOMEWHERE, of: Indicator = SCORE) -> Trajectory:
    """One reading for each quarter, with how far the same people came where that was given."""
    return trajectory(*readings(*given, figure=figure), of=of)


def readings(*given: Travelled | None, figure: Figure = SOMEWHERE) -> list[PeriodReading]:
    """One reading for each quarter."""
    return [
        PeriodReading(period=quarter(number), figure=figure, travelled=travelled)
        for number, travelled in enumerate(given)
    ]


MANY = came(31, 20, 7, left=4, mean="2.4", spread="2.1")
FEW = came(4, 2, 1, mean="3.0", spread="1.0")

SHAPES: dict[str, Trajectory] = {
    "many and few": followed(MANY, FEW, came(7, 20, 31, mean="-2.44", spread="2.1")),
    "only few": followed(FEW),
    "everybody left": followed(came(0, 0, 0, left=6)),
    "nobody left": followed(came(31, 20, 7, mean="2.4", spread="2.1")),
    "no spread": followed(came(31, 20, 7, mean="2.4")),
    "no mean": followed(came(31, 20, 7)),
    "not always given": followed(MANY, None, MANY),
    "no change at all": followed(came(0, 12, 0, mean="0", spread="0")),
    "huge": followed(came(9_876_543, 21, 7, left=1, mean="-123456.7", spread="0.5")),
    "measured anew": trajectory(
        *readings(MANY, MANY), of=SCORE, was=[SCORE], breaks=[redefined(quarter(1).starts_on)]
    ),
    "another unit before": trajectory(
        *readings(MANY, MANY), of=SCORE, was=[COUNT], breaks=[redefined(quarter(1).starts_on)]
    ),
    "forty periods": followed(*(MANY for _ in range(40))),
}


def charts_of(of: Trajectory) -> list[Chart]:
    """How many came which way, and how far on average."""
    return people_charts(draw(of), contract(of), measured_twice(of))


PEOPLE = Form(
    key="people",
    title="How far people came",
    about=(
        (
            "The same people, measured at the start and again later: how many came which way, and how far on "
            "average. Of fewer than ten people there are counts and no mean."
        ),
        f"Where nothing of this is given there is no chart, but these words: “{NOT_GIVEN}”",
    ),
    cases=lambda: cases_of(SHAPES, charts_of),
)
