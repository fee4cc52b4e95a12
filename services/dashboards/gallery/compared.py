"""What the read model knows of others, in few words."""

from collections.abc import Sequence
from decimal import Decimal

from domain.measures.comparators import Comparator
from projections.comparators.queries import Compared, PeerPeriod
from services.dashboards.compared.beside import Beside, beside_of
from services.dashboards.drawn import draw
from services.dashboards.trajectory import Trajectory

GROUP = "unitary authorities"
Lies = tuple[str, str, str]
"""Lower quartile, median, upper quartile."""


def among(lies: Lies | None, providers: int = 59) -> Comparator | None:
    """Where so many providers lie."""
    if lies is None:
        return None
    lower, median, upper = (Decimal(each) for each in lies)
    return Comparator(lower=lower, median=median, upper=upper, providers=providers)


def others(of: Trajectory, *lies: Lies | None, gave: Sequence[int] = (), gave_none: int = 0) -> Compared:
    """Where the others lie in the periods of a trajectory, in order; None where too few gave a figure."""
    counts = gave or [59 if each else 4 for each in lies]
    return Compared(
        peer_group=GROUP,
        periods=tuple(
            PeerPeriod(period=reading.period, among=among(each, count), gave=count, gave_none=gave_none)
            for reading, each, count in zip(of.readings, lies, counts, strict=True)
        ),
    )


def beside(of: Trajectory, *lies: Lies | None, gave: Sequence[int] = (), gave_none: int = 0) -> Beside:
    """An indicator beside others that lie so, period by period."""
    return beside_of(draw(of), others(of, *lies, gave=gave, gave_none=gave_none))


def everywhere(of: Trajectory, lies: Lies = ("40", "50", "60")) -> Beside:
    """The same others in every period."""
    return beside(of, *(lies for _ in of.readings))
