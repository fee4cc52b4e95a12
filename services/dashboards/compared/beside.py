"""One indicator beside the same of comparable providers: period by period, what is drawn and said of them."""

from __future__ import annotations

import msgspec

from domain.framework.definitions import Indicator
from domain.measures.comparators import Comparator, Place, place_of
from domain.shared.values import Value
from projections.comparators.queries import Compared, PeerPeriod
from services.dashboards.drawn import Drawn
from services.dashboards.points import Point
from services.dashboards.trajectory import Trajectory
from services.dashboards.wording import decimals_given, decimals_of, rounded


class PointBeside(Value, frozen=True, kw_only=True):
    """One period: the contract's own point, and where the figures of the others lie.

    Attributes:
        own: without what it said before it was corrected, which is told elsewhere.
        among: rounded as it is shown; None where it cannot be drawn beside the own.
        place: where the own figure lies, before anything was rounded; None where that cannot be told.
        gave: how many gave a figure, the contract's own provider among them.
        gave_none: how many were asked and gave none.
    """

    own: Point
    among: Comparator | None
    place: Place | None
    gave: int
    gave_none: int


class Beside(Value, frozen=True, kw_only=True):
    """One indicator beside its like.

    Attributes:
        peer_group: what the providers are called together; "" where there are none.
        points: one for each period that the contract was asked for, in order of time.
        decimals: so many digits after the point are shown.
    """

    drawn: Drawn
    peer_group: str
    points: tuple[PointBeside, ...]
    decimals: int

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.drawn.trajectory.indicator

    @property
    def can_be_compared(self) -> bool:
        """Whether in any period enough figures can be set beside the own."""
        return any(each.among is not None for each in self.points)


def beside_of(drawn: Drawn, found: Compared) -> Beside:
    """Set an indicator's points beside what the read model knows of its like."""
    periods = {each.period.ends_on: each for each in found.periods}
    decimals = _decimals(drawn.trajectory, found)
    return Beside(
        drawn=drawn,
        peer_group=found.peer_group,
        points=tuple(
            _point(drawn, point, periods.get(point.period.ends_on), decimals) for point in drawn.points
        ),
        decimals=decimals,
    )


def _decimals(trajectory: Trajectory, found: Compared) -> int:
    """As many digits as the own figures have; where they have none to go by, as many as the others'."""
    own = decimals_of(trajectory)
    if own or trajectory.indicator.measure not in {"score", "rate"}:
        return own
    return decimals_given([each.among.median for each in found.periods if each.among is not None])


def _point(drawn: Drawn, point: Point, known: PeerPeriod | None, decimals: int) -> PointBeside:
    is_drawn = drawn.trajectory.same_unit(point.stretch)
    among = known.among if known is not None and is_drawn else None
    return PointBeside(
        own=msgspec.structs.replace(point, earlier=()),
        among=None if among is None else _shown(among, decimals),
        place=_place(point, among),
        gave=0 if known is None else known.gave,
        gave_none=0 if known is None else known.gave_none,
    )


def _place(point: Point, among: Comparator | None) -> Place | None:
    """None as well where the figure itself is not shown, as a share of fewer than ten people."""
    return None if point.exact is None or among is None else place_of(point.exact, among)


def _shown(among: Comparator, decimals: int) -> Comparator:
    return Comparator(
        median=rounded(among.median, decimals),
        lower=rounded(among.lower, decimals),
        upper=rounded(among.upper, decimals),
        providers=among.providers,
    )
