"""From the read model's trajectories to what charts are drawn from."""

from __future__ import annotations

from itertools import pairwise

from domain.contract.changes import Subject
from domain.measures.breaks import Break
from domain.shared.days import local_day
from projections.contracts.results import ExpectationVersion, Revision
from projections.returns.results import FigureVersion
from projections.trajectories import results
from services.dashboards.trajectory import (
    Agreed,
    BreakPoint,
    ContractTrajectory,
    OutcomeTrajectory,
    PeriodReading,
    Superseded,
    Trajectory,
)


def contract_trajectory(
    found: results.Trajectories, area: str, source: str, ended: str = ""
) -> ContractTrajectory:
    """A contract with its outcomes as charts want them.

    Args:
        found: as the read model answers.
        area: whose contract it is, as it stands above every chart.
        source: where its figures come from, as it stands below every chart.
        ended: that it has ended, in words; empty while it runs.
    """
    break_points = tuple(BreakPoint(on=each.falls_on, purpose=each.purpose) for each in found.break_points)
    return ContractTrajectory(
        contract_id=found.contract_id,
        reference=found.reference,
        title=found.title,
        area=area,
        source=source,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        ended=ended,
        outcomes=tuple(_outcome(each, found.revisions, break_points) for each in found.outcomes),
    )


def _outcome(
    found: results.OutcomeTrajectory, revisions: tuple[Revision, ...], break_points: tuple[BreakPoint, ...]
) -> OutcomeTrajectory:
    return OutcomeTrajectory(
        definition=found.outcome,
        trajectories=tuple(trajectory_of(each, revisions, break_points) for each in found.indicators),
    )


def trajectory_of(
    found: results.IndicatorTrajectory,
    revisions: tuple[Revision, ...] = (),
    break_points: tuple[BreakPoint, ...] = (),
) -> Trajectory:
    """One indicator as charts want it.

    Args:
        found: as the read model answers.
        revisions: the contract's, which say why something was agreed anew.
        break_points: the contract's.
    """
    return Trajectory(
        definitions=tuple(each.definition for each in found.series),
        readings=tuple(_reading(point) for point in found.points),
        agreed=tuple(_agreed(version) for version in found.expected.versions),
        breaks=(*_redefined(found), *_reset(found, revisions)),
        break_points=break_points,
        retired_on=found.retired_from,
    )


def _redefined(found: results.IndicatorTrajectory) -> tuple[Break, ...]:
    return tuple(
        Break(on=each.effective_from, definition_changed=True, reason=each.revision_reason or "")
        for each in found.series[1:]
    )


def _reset(found: results.IndicatorTrajectory, revisions: tuple[Revision, ...]) -> tuple[Break, ...]:
    """Revisions that set the start or the expected path anew, on days on which nothing else changed."""
    about = Subject("expectation", found.indicator_id)
    reasons = {revision.revision_id: revision.reason_for(about) for revision in revisions}
    redefined = {each.effective_from for each in found.series[1:]}
    return tuple(
        Break(on=each.effective_from, definition_changed=False, reason=reasons.get(each.revision_id, ""))
        for each in found.expected.versions
        if each.revision_id is not None and each.effective_from not in redefined
    )


def _agreed(version: ExpectationVersion) -> Agreed:
    expectation = version.expectation
    return Agreed(
        effective_from=version.effective_from,
        baseline=expectation.baseline,
        path=expectation.path,
        groups=expectation.groups,
    )


def _reading(point: results.Point) -> PeriodReading:
    now = point.now
    return PeriodReading(
        period=point.period,
        figure=now.figure,
        missing=now.missing,
        comment=now.comment,
        before=_before(point.versions),
        groups=now.groups,
        travelled=now.travelled,
        return_id=point.return_id,
        standing=point.standing,
        versions=point.versions,
    )


def _before(versions: tuple[FigureVersion, ...]) -> tuple[Superseded, ...]:
    """What a reading said before it said something else: the same figure sent again corrects nothing."""
    return tuple(
        _superseded(before, after)
        for before, after in pairwise(versions)
        if (before.figure, before.missing) != (after.figure, after.missing)
    )


def _superseded(before: FigureVersion, after: FigureVersion) -> Superseded:
    return Superseded(
        figure=before.figure,
        missing=before.missing,
        reason=after.reason or "sent again",
        corrected_on=local_day(after.recorded_at),
    )
