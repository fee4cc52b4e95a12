"""From an indicator's versions and the figures of its returns to its series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from domain.contract.changes import Subject
from projections.contracts.results import Expected, IndicatorVersion, Revision
from projections.trajectories.results import IndicatorTrajectory, Point, Series


def trajectory(
    versions: Sequence[IndicatorVersion],
    expected: Expected,
    points: Sequence[Point],
    revisions: Mapping[UUID, Revision],
) -> IndicatorTrajectory | None:
    """One indicator through time; None where it never had a definition.

    Args:
        versions: its definitions in order of the days from which they count.
        expected: what was ever expected of it.
        points: what returns say of it, in order of their periods.
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
        expected=expected,
        series=series,
        points=tuple(points),
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
            effective_from=version.effective_from,
            ends_before=ends_before,
            definition=definition,
            revision_id=version.revision_id,
            revision_reason=_reason(version, revisions),
        )
        for version, definition, ends_before in defined
    )


def _reason(version: IndicatorVersion, revisions: Mapping[UUID, Revision]) -> str | None:
    revision = None if version.revision_id is None else revisions.get(version.revision_id)
    return None if revision is None else revision.reason_for(Subject("indicator", version.indicator_id))
