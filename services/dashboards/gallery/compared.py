"""Compared with others: an indicator beside its like, as far as there are enough of them."""

from collections.abc import Sequence
from decimal import Decimal

from domain.measures.comparators import Comparator
from projections.comparators.queries import Compared, PeerPeriod
from services.dashboards.compared.beside import Beside, beside_of
from services.dashboards.compared.chart import chart_beside
from services.dashboards.drawn import draw
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.gallery.making import RATE, contract, rate, trajectory
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


MIDDLE: Lies = ("40", "50", "60")
FOUR_RATES = trajectory(*(rate(each) for each in ("30", "31", "32", "33")), of=RATE)
SPARSE = beside(FOUR_RATES, MIDDLE, None, MIDDLE, MIDDLE)
READ = {name: of for name, of in SHAPES.items() if of.readings and of.indicator.measure != "narrative"}
BESIDE: dict[str, Beside] = {
    **{name: everywhere(of) for name, of in READ.items()},
    "fewer than five others": beside(FOUR_RATES, None, None, None, None),
    "fewer than five in one period": SPARSE,
    "in no group of its like": beside_of(draw(FOUR_RATES), Compared(peer_group="", periods=())),
    "others all alike": everywhere(FOUR_RATES, ("33", "33", "33")),
    "many who gave none": beside(FOUR_RATES, MIDDLE, MIDDLE, MIDDLE, MIDDLE, gave_none=140),
    "others below nought": everywhere(FOUR_RATES, ("-9.5", "-4", "0")),
}

COMPARED = Form(
    key="compared",
    title="Compared with others",
    about=(
        (
            "One indicator beside the figures of comparable providers, none of whom is named: the middle "
            "figure of all and the band that holds the middle half. Fewer than five are never shown."
        ),
    ),
    cases=lambda: cases_of(BESIDE, lambda of: [chart_beside(of, contract(of.drawn.trajectory))]),
)
