"""Every outcome of a contract through time."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import Outcome
from projections.contracts.queries import break_points, revisions
from projections.contracts.results import Expected
from projections.contracts.tables import CONTRACT
from projections.contracts.terms import aims_through_time
from projections.known import as_known
from projections.results import as_result
from projections.returns.readings import history_of_figure
from projections.trajectories.only import EVERYTHING, Only
from projections.trajectories.results import IndicatorTrajectory, OutcomeTrajectory, Trajectories
from projections.trajectories.series import trajectory
from projections.trajectories.told import told

__all__ = ["history_of_figure", "trajectories"]


async def trajectories(
    connection: AsyncConnection, contract_id: UUID, only: Only = EVERYTHING, *, as_of: int
) -> Trajectories | None:
    """A contract's outcomes through time, or None where the reader may not see it or it is not awarded.

    Every figure that a return holds is given, whatever the return's standing, which stands beside it.

    Args:
        connection: a reader's.
        contract_id: the contract.
        only: the outcome or the indicator that is wanted; nothing else is read.
        as_of: the position of the log.
    """
    asked = select(CONTRACT).where(CONTRACT.c.contract_id == contract_id, as_known(CONTRACT, as_of))
    row = (await connection.execute(asked)).one_or_none()
    if row is None:
        return None
    proposed = await revisions(connection, contract_id, as_of=as_of)
    terms = await aims_through_time(connection, contract_id, as_of=as_of)
    wanted = {known: versions for known, versions in terms.indicators.items() if only.wants(known, versions)}
    named = None if only == EVERYTHING else wanted.keys()
    figures = await told(connection, [contract_id], named, as_of=as_of)
    by_id = {revision.revision_id: revision for revision in proposed}
    indicators = [
        trajectory(
            versions, terms.expected.get(known, Expected()), figures.get((contract_id, known), ()), by_id
        )
        for known, versions in wanted.items()
    ]
    travelled = [indicator for indicator in indicators if indicator is not None]
    return as_result(
        Trajectories,
        row,
        as_of=as_of,
        outcomes=tuple(_outcome(outcome, travelled) for outcome in terms.outcomes),
        break_points=await break_points(connection, contract_id, as_of=as_of),
        revisions=proposed,
    )


def _outcome(outcome: Outcome, indicators: Sequence[IndicatorTrajectory]) -> OutcomeTrajectory:
    return OutcomeTrajectory(
        outcome=outcome,
        indicators=tuple(known for known in indicators if known.definition.outcome_id == outcome.outcome_id),
    )
