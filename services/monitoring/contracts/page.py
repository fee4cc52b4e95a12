"""One contract: who works under it, what it is for, what is expected of it, and where its returns stand."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from litestar import get
from litestar.response import Template

from projections.contracts.results import AgreedIndicator, Contract
from projections.contracts.terms import terms_through_time
from projections.portfolio.queries import state_of
from projections.returns.queries import returns_of
from services.access import may
from services.monitoring.contracts.telling import (
    BREAK_POINT_STATES,
    break_point_state,
    calendar_told,
    lived_told,
    periods_told,
)
from services.monitoring.contracts.theory import map_of
from services.monitoring.contracts.to_do import to_do
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk, View, parties_of
from services.monitoring.guards import for_act
from services.presentation.defined import baseline_told
from services.presentation.theory_of_change.table import rows_of


@get("/contracts/{contract_id:uuid}", opt=for_act("see_contract"), include_in_schema=False)
async def one_contract(request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId) -> Template:
    """All that was agreed, what became of it, and what whoever looks may do about it."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_contract")
        await view.offer_moments(contract_id)
        returns = await returns_of(view.connection, contract_id, as_of=view.as_of)
        parties = parties_of(contract)
        manages = view.asked.is_now and may(view.person, "manage_contract", parties)
        revises = view.asked.is_now and may(view.person, "revise_contract", parties)
        settable = await _settable(view, contract) if manages else ()
        goes_on = view.today <= contract.summary.ends_on and not contract.summary.ended_early
        return view.page(
            "contracts/contract.html",
            contract=contract,
            returns=tuple(reversed(returns)),
            manages=manages,
            revises=revises and contract.summary.has_map,
            goes_on=goes_on,
            state=state_of(contract.summary, view.today),
            calendar=calendar_told(contract),
            periods=periods_told(contract),
            lived=[lived_told(each) for each in contract.life],
            rows=rows_of(map_of(contract)),
            settable=settable,
            baseline_told=baseline_told,
            point_states={
                point.break_point_id: BREAK_POINT_STATES[break_point_state(point, view.today)]
                for point in contract.break_points
            },
            to_do=to_do(contract, len(settable)) if manages and goes_on else (),
        )


async def _settable(view: View, contract: Contract) -> tuple[UUID, ...]:
    """The indicators of which something can be expected and nothing ever was: the rest takes a revision."""
    terms = await terms_through_time(view.connection, contract.summary.contract_id, as_of=view.as_of)
    return tuple(
        known.definition.indicator_id
        for known in _indicators(contract)
        if known.definition.measure != "narrative" and known.definition.indicator_id not in terms.expected
    )


def _indicators(contract: Contract) -> Sequence[AgreedIndicator]:
    return [known for agreed in contract.outcomes for known in agreed.indicators]


CONTRACT = [one_contract]
