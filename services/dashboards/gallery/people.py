"""Indicators of which it was given how far the same people came."""

from decimal import Decimal

from domain.framework.definitions import Indicator
from domain.shared.figures import Figure, Score
from domain.shared.travelled import Travelled
from services.dashboards.gallery.making import SCORE, quarter, trajectory
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
