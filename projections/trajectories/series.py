"""From an indicator's versions and the figures of its returns to series and points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from domain.contract.changes import Subject
from domain.shared.figures import number_of, people_behind
from domain.shared.values import Period
from projections.contracts.results import Expected, IndicatorVersion, Revision
from projections.results import Result
from projections.returns.results import FigureVersion, Standing
from projections.trajectories.results import IndicatorTrajectory, Point, Series


class Told(Result, frozen=True, kw_only=True):
    """What one return says of one indicator, in all its versions, oldest first and at least one."""

    return_id: UUID
    period: Period
    standing: Standing
    versions: tuple[FigureVersion, ...]


def trajectory(
    versions: Sequence[IndicatorVersion],
    expected: Expected,
    told: Sequence[Told],
    revisions: Mapping[UUID, Revision],
) -> IndicatorTrajectory | None:
    """One indicator through time; None where it never had a definition.

    Args:
        versions: its definitions in order of the days from which they count.
        expected: what was ever expected of it.
        told: what returns say of it, in order of their periods.
        revisions: the contract's, by id, for their reasons.
    """
    series = _series(versions, revisions)
    if not series:
        return None
    last = versions[-1]
    return IndicatorTrajectory(
        indicator_id=last.indicator_id,
        definition=series[-1].definition,
        retired_from=last.effective_from if last.definition is None else None,
        baseline=expected.since(series[-1].effective_from).baseline_on(date.max),
        expected=expected,
        series=series,
        points=tuple(_point(each, series, expected) for each in told),
    )


def _series(versions: Sequence[IndicatorVersion], revisions: Mapping[UUID, Revision]) -> tuple[Series, ...]:
    ends: list[date | None] = [later.effective_from for _, later in pairwise(versions)]
    defined = [
        (version, version.definition, ends_before)
        for version, ends_before in zip(versions, [*ends, None], strict=True)
        if version.definition is not None
    ]
    return tuple(
        Series(
            number=number,
            effective_from=version.effective_from,
            ends_before=ends_before,
            definition=definition,
            revision_id=version.revision_id,
            revision_reason=_reason(version, revisions),
        )
        for number, (version, definition, ends_before) in enumerate(defined, start=1)
    )


def _reason(version: IndicatorVersion, revisions: Mapping[UUID, Revision]) -> str | None:
    revision = None if version.revision_id is None else revisions.get(version.revision_id)
    return None if revision is None else revision.reason_for(Subject("indicator", version.indicator_id))


def _point(told: Told, series: Sequence[Series], expected: Expected) -> Point:
    now, ends_on = told.versions[-1], told.period.ends_on
    begun = [each for each in series if each.effective_from <= ends_on]
    belongs_to = begun[-1] if begun else series[0]
    return Point(
        return_id=told.return_id,
        period=told.period,
        series=belongs_to.number,
        figure=now.figure,
        number=None if now.figure is None else number_of(now.figure),
        people=None if now.figure is None else people_behind(now.figure),
        missing=now.missing,
        comment=now.comment,
        recorded_at=now.recorded_at,
        versions=told.versions,
        standing=told.standing,
        expected=expected.since(belongs_to.effective_from).figure_on(ends_on),
    )
