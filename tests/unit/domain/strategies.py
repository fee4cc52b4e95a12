"""Random facts of every type, built from their own annotations, and random values within the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from hypothesis import strategies as st

from domain.framework.definitions import Indicator, Quotation
from domain.provider_return.content import CommonData, Declaration, Effort, GroupCount, GroupReading, Reading
from domain.shared.calendar import Broken, DayOfYear, Frequency, ReportingCalendar
from domain.shared.facts import Fact
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.travelled import Travelled
from domain.shared.values import Band, MissingReason, Money, Period, Scale
from tests.unit.domain.examples import an_id

decimals = st.decimals(min_value=-(10**12), max_value=10**12, places=6) | st.decimals(
    min_value=0, max_value=1, places=18
)
whole_numbers = st.integers(0, 10**12)
ids = st.builds(an_id, st.integers(1, 12))
"""Few, so that random facts are often about the same thing."""
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
words = texts.filter(lambda text: bool(text.strip()))

figures: st.SearchStrategy[Figure] = st.one_of(
    st.builds(Count, count=whole_numbers),
    st.tuples(whole_numbers, st.integers(1, 10**12)).map(
        lambda pair: Proportion(numerator=pair[0] % (pair[1] + 1), denominator=pair[1])
    ),
    st.builds(Score, score=decimals, people=st.none() | st.integers(1, 10**6)),
    st.builds(Rating, rating=st.integers(-10, 10)),
    st.builds(Amount, pounds=decimals),
    st.builds(Rate, rate=decimals),
    st.builds(Words, words=words),
)
reasons: st.SearchStrategy[MissingReason] = st.sampled_from(get_args(MissingReason))
figures_or_reasons = st.tuples(figures, st.none()) | st.tuples(st.none(), reasons)
people = st.integers(0, 10**6)
travelled = st.tuples(st.integers(2, 10**6), people, people, people, decimals, decimals.map(abs)).map(
    lambda made: Travelled(
        improved=made[0], held=made[1], declined=made[2], left=made[3], mean=made[4], deviation=made[5]
    )
) | st.builds(Travelled, improved=st.just(0), held=st.just(0), declined=st.just(0), left=st.integers(1, 9))
group_readings = st.tuples(texts, figures_or_reasons, st.none() | travelled).map(
    lambda made: GroupReading(group=made[0], figure=made[1][0], missing=made[1][1], travelled=made[2])
)
readings = st.tuples(
    ids, figures_or_reasons, texts, st.lists(group_readings, max_size=2), st.none() | travelled
).map(
    lambda made: Reading(
        indicator_id=made[0],
        figure=made[1][0],
        missing=made[1][1],
        comment=made[2],
        groups=tuple(made[3]),
        travelled=made[4],
    )
)
group_counts = st.builds(GroupCount, group=texts, count=whole_numbers)
common_data = st.builds(
    CommonData,
    item_id=texts,
    counts=st.lists(group_counts, min_size=1, max_size=3).map(tuple),
    missing=st.none(),
) | st.builds(CommonData, item_id=texts, counts=st.just(()), missing=reasons)
efforts = st.builds(Effort, question=texts, seconds=st.integers(0, 10_000))
declarations = st.builds(
    Declaration, check_id=texts, confirmed=st.just(value=True), explanation=texts
) | st.builds(Declaration, check_id=texts, confirmed=st.just(value=False), explanation=words)
periods = st.tuples(days, days, texts).map(
    lambda made: Period(starts_on=min(made[:2]), ends_on=max(made[:2]), label=made[2])
)
scales = st.tuples(decimals, st.integers(1, 100)).map(
    lambda made: Scale(lowest=made[0], highest=made[0] + made[1])
)
bands = st.tuples(decimals, st.integers(0, 100)).map(
    lambda made: Band(lower=made[0], upper=made[0] + made[1])
)
days_of_the_year = st.dates(min_value=date(2023, 1, 1), max_value=date(2023, 12, 31)).map(
    lambda day: DayOfYear(month=day.month, day=day.day)
)
terms_begin = st.lists(days_of_the_year, min_size=3, max_size=3, unique=True).map(
    lambda begins: tuple(sorted(begins, key=lambda begin: (begin.month, begin.day)))
)
frequencies: st.SearchStrategy[Frequency] = st.sampled_from(get_args(Frequency))
broken: st.SearchStrategy[Broken] = st.sampled_from(get_args(Broken))
calendars = st.builds(
    ReportingCalendar,
    frequency=frequencies,
    days_until_due=st.integers(0, 90),
    days_until_locked=st.integers(90, 400),
    first_broken=broken,
    last_broken=broken,
    terms_begin=terms_begin,
)
"""Every kind of calendar there is."""

BY_TYPE: Mapping[object, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(0, 3) | whole_numbers,
    str: texts,
    Decimal: decimals,
    date: days,
    UUID: ids,
    NoneType: st.none(),
    Reading: readings,
    GroupReading: group_readings,
    Travelled: travelled,
    GroupCount: group_counts,
    CommonData: common_data,
    Declaration: declarations,
    Effort: efforts,
    Quotation: st.builds(Quotation, words=words, said_by=texts),
    DayOfYear: days_of_the_year,
    Period: periods,
    Scale: scales,
    Band: bands,
    ReportingCalendar: calendars,
    Money: st.builds(Money, pounds=st.decimals(0, 10**9, places=2)),
    Figure: figures,
}
"""What validates itself, or is at the bottom; all else is read off the annotations."""


@cache
def of(annotation: Any) -> st.SearchStrategy[Any]:
    """Random values of an annotation."""
    if annotation in BY_TYPE:
        return BY_TYPE[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*map(of, inner))
    if origin is tuple:
        return st.lists(of(inner[0]), max_size=3).map(tuple)
    if annotation is Indicator:
        return _indicators()
    assert issubclass(annotation, msgspec.Struct), annotation
    return st.builds(annotation, **_fields(annotation))


def _fields(struct: type[msgspec.Struct]) -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(struct)
    return {name: of(hints[name]) for name in struct.__struct_fields__}


def _indicators() -> st.SearchStrategy[Indicator]:
    fields = _fields(Indicator) | {
        "title": words,
        "smallest_change": st.none() | st.just(Decimal("0.5")),
        "scale": scales,
    }
    moving = fields | {"direction": st.sampled_from(("increase", "decrease", "none")), "band": st.none()}
    maintained = fields | {"direction": st.just("maintain"), "band": bands}
    return st.builds(Indicator, **moving) | st.builds(Indicator, **maintained)


def facts(*kinds: type[Fact]) -> st.SearchStrategy[Any]:
    """Random facts of these types."""
    return st.one_of(*map(of, kinds))
