"""The table of an impact map: it says in rows what the picture says by lines, and how each is measured."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from domain.contract.terms import Activity
from domain.framework.definitions import Indicator, Outcome
from services.presentation.theory_of_change.reading import ImpactMap


class KnownBy(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator with its way of measuring, where that is said."""

    title: str
    way_of_measuring: str


class WorkedFor(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome with indicators by which it is known."""

    statement: str
    known_by: tuple[KnownBy, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An activity, what it yields, and what it works for.

    Attributes:
        activity: its title, or "" in the last row: for what no activity works for or names.
        way_of_measuring: the activity's own, beside those of its indicators.
    """

    activity: str
    outputs: str
    way_of_measuring: str
    worked_for: tuple[WorkedFor, ...]


def rows_of(impact_map: ImpactMap) -> tuple[Row, ...]:
    """The table's rows: every part of the map stands in one of them at least.

    Beside an activity stand the indicators that it names of each outcome, or where it names none of them,
    all of the outcome's.
    """
    rows = [_row(impact_map, activity) for activity in impact_map.activities]
    left = tuple(_left(impact_map))
    if left:
        rows.append(Row(activity="", outputs="", way_of_measuring="", worked_for=left))
    return tuple(rows)


def _row(impact_map: ImpactMap, activity: Activity) -> Row:
    return Row(
        activity=activity.title,
        outputs=activity.outputs,
        way_of_measuring=activity.way_of_measuring,
        worked_for=tuple(
            WorkedFor(statement=outcome.statement, known_by=_known_by(_named(impact_map, activity, outcome)))
            for outcome in impact_map.served_by(activity)
        ),
    )


def _named(impact_map: ImpactMap, activity: Activity, outcome: Outcome) -> tuple[Indicator, ...]:
    own = impact_map.indicators_of(outcome)
    return tuple(known for known in own if known.indicator_id in activity.indicator_ids) or own


def _left(impact_map: ImpactMap) -> Iterator[WorkedFor]:
    """What stands beside no activity."""
    told = {
        known.indicator_id
        for activity in impact_map.activities
        for outcome in impact_map.served_by(activity)
        for known in _named(impact_map, activity, outcome)
    }
    unserved = impact_map.unserved()
    for outcome in impact_map.outcomes:
        untold = [known for known in impact_map.indicators_of(outcome) if known.indicator_id not in told]
        if untold or outcome.outcome_id in unserved:
            yield WorkedFor(statement=outcome.statement, known_by=_known_by(untold))
    if strays := impact_map.strays():
        yield WorkedFor(statement="", known_by=_known_by(strays))


def _known_by(indicators: tuple[Indicator, ...] | list[Indicator]) -> tuple[KnownBy, ...]:
    return tuple(KnownBy(title=known.title, way_of_measuring=known.way_of_measuring) for known in indicators)
