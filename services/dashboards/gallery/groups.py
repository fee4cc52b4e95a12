"""For whom things change: indicators that are read for groups of people."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from domain.framework.definitions import Indicator
from domain.provider_return.content import GroupReading
from domain.shared.figures import Count, Figure, Score, Words
from domain.shared.travelled import Travelled
from domain.shared.values import MissingReason
from services.dashboards.chart import Chart
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.gallery.making import (
    COUNT,
    PROPORTION,
    SCORE,
    WORDS,
    contract,
    quarter,
    share,
    trajectory,
)
from services.dashboards.gallery.people import MANY
from services.dashboards.groups.apart import Apart, apart
from services.dashboards.groups.charts import group_charts, people_chart
from services.dashboards.groups.wording import NOT_GIVEN
from services.dashboards.trajectory import Agreed, PeriodReading, Trajectory

YOUNG, OLD = "Under 16", "16 and over"
ByGroup = Mapping[str, Figure | MissingReason]


def period(
    number: int, everybody: Figure | MissingReason, groups: ByGroup, travelled: Travelled | None = None
) -> PeriodReading:
    """One quarter, with what was read for everybody and for groups."""
    return PeriodReading(
        period=quarter(number),
        figure=None if isinstance(everybody, str) else everybody,
        missing=everybody if isinstance(everybody, str) else None,
        groups=tuple(
            GroupReading(
                group=group,
                figure=None if isinstance(said, str) else said,
                missing=said if isinstance(said, str) else None,
                travelled=travelled,
            )
            for group, said in groups.items()
        ),
    )


def grouped(*periods: PeriodReading, of: Indicator = PROPORTION, agreed: Sequence[Agreed] = ()) -> Trajectory:
    """An indicator that is asked for two groups."""
    return trajectory(*periods, of=replace(of, disaggregations=(YOUNG, OLD)), agreed=agreed)


def known(of: Trajectory) -> Apart:
    """Its groups, of which there are some."""
    found = apart(of)
    if found is None:
        raise ValueError("No group of it was ever read.")
    return found


def score(number: str) -> Score:
    """The mean score of thirty people."""
    return Score(score=Decimal(number), people=30)


SHAPES: dict[str, Trajectory] = {
    "both": grouped(
        period(0, share(20, 60), {YOUNG: share(8, 30), OLD: share(12, 30)}),
        period(1, share(33, 60), {YOUNG: share(9, 30), OLD: share(24, 30)}),
    ),
    "few people in one": grouped(period(0, share(33, 60), {YOUNG: share(3, 8), OLD: share(30, 52)})),
    "missing now and then": grouped(
        period(0, share(33, 60), {YOUNG: "not_collected"}),
        period(1, "late", {YOUNG: share(9, 30), OLD: share(24, 30)}),
        period(2, share(33, 60), {OLD: share(24, 30)}),
    ),
    "counts": grouped(period(0, Count(count=12), {YOUNG: Count(count=4), OLD: Count(count=8)}), of=COUNT),
    "scores": grouped(period(0, score("7.1"), {YOUNG: score("6.4"), OLD: score("7.8")}), of=SCORE),
    "words": grouped(period(0, Words(words="Well"), {YOUNG: Words(words="Better")}), of=WORDS),
    "with people of their own": grouped(
        period(0, score("7.1"), {YOUNG: score("6.4")}, travelled=MANY), of=SCORE
    ),
    "all missing": grouped(period(0, "late", {YOUNG: "too_few_people", OLD: "not_collected"})),
    "nought and all": grouped(period(0, share(30, 60), {YOUNG: share(0, 30), OLD: share(30, 30)})),
    "no part of everybody": grouped(period(0, share(3, 12), {YOUNG: share(8, 30), OLD: share(12, 30)})),
    "forty periods": grouped(
        *(
            period(number, share(100, 300), {YOUNG: share(10 + number, 60), OLD: share(90 - number, 240)})
            for number in range(40)
        )
    ),
    "words that are markup": grouped(period(0, share(30, 60), {"<b>Carers</b>": share(15, 30)})),
}


def charts_of(of: Trajectory) -> list[Chart]:
    """A chart for each group, and how far the people of each came where that was given."""
    known_of, whole = known(of), contract(of)
    people = people_chart(known_of, whole)
    return [*group_charts(known_of, whole), *([] if people is None else [people])]


GROUPS = Form(
    key="groups",
    title="For whom",
    about=(
        (
            "One indicator for each of its groups of people, beside everybody. The line with dots is the "
            "group, the thin line with small squares is everybody."
        ),
        f"Where no group was read there is no chart, but these words: “{NOT_GIVEN}”",
    ),
    cases=lambda: cases_of(SHAPES, charts_of),
)
