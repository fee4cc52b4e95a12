"""One indicator under several contracts: small charts on like axes, each as on its contract's own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from projections.contracts.results import ContractRow
from projections.distances.results import IndicatorDistance
from projections.trajectories.results import IndicatorTrajectory
from projections.trajectories.told import Under
from services.dashboards.axes import Axes, Span, range_of, span_of
from services.dashboards.chart import Chart
from services.dashboards.describe import small_chart
from services.dashboards.drawn import Drawn, draw
from services.dashboards.source import trajectory_of
from services.dashboards.trajectory import ContractTrajectory


def alike_charts(
    alike: Sequence[IndicatorDistance],
    contracts: Mapping[UUID, ContractRow],
    trajectories: Mapping[Under, IndicatorTrajectory],
) -> list[Chart]:
    """A chart for each contract that is shown, over one span of time and one range of figures."""
    drawn = [
        (contracts[each.contract_id], draw(trajectory_of(trajectories[each.contract_id, each.indicator_id])))
        for each in alike
        if each.contract_id in contracts and (each.contract_id, each.indicator_id) in trajectories
    ]
    if not drawn:
        return []
    axes = _like_axes(drawn)
    return [_chart(contract, each, axes) for contract, each in drawn]


def _like_axes(drawn: Sequence[tuple[ContractRow, Drawn]]) -> Axes:
    first = min(contract.starts_on for contract, _ in drawn)
    last = max(contract.ends_on for contract, _ in drawn)
    return Axes(
        span=span_of((each.trajectory for _, each in drawn), Span(first=first, last=last)),
        range=range_of([(each.trajectory, each.points) for _, each in drawn]),
    )


def _chart(contract: ContractRow, drawn: Drawn, axes: Axes) -> Chart:
    made = small_chart(drawn, _whole(contract), axes)
    indicator = drawn.trajectory.indicator
    return msgspec.structs.replace(
        made,
        key=f"contract-{contract.contract_id}-{indicator.indicator_id}",
        subject=f"{contract.title}, {contract.lead_provider_name}",
    )


def _whole(contract: ContractRow) -> ContractTrajectory:
    """The contract as far as a chart of it is told by."""
    return ContractTrajectory(
        contract_id=contract.contract_id,
        reference=contract.reference,
        title=contract.title,
        area=", ".join(part for part in (contract.council_name, contract.service_area) if part),
        source=f"returns of {contract.lead_provider_name} under {contract.reference}",
        starts_on=contract.starts_on,
        ends_on=contract.ends_on,
    )
