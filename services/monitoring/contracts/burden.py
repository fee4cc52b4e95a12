"""What the questions of a contract cost its provider, and whether anybody looks at the answers."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from projections.returns.burden import submitted_returns
from services.application.returns.effort import burden_of, minutes_in
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act


@get("/contracts/{contract_id:uuid}/burden", opt=for_act("see_contract"), include_in_schema=False)
async def burden(request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId) -> Template:
    """How long returns took, question by question; those that nobody reads stand first."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_contract")
        await view.offer_moments(contract_id)
        returns = await submitted_returns(view.connection, contract_id, as_of=view.as_of)
    questions = burden_of(returns, await desk.openings.of_contract(contract_id))
    return view.page(
        "contracts/burden.html",
        contract=contract,
        questions=questions,
        unread=[known for known in questions if known.is_unread],
        returns=[(known, minutes_in(known.effort)) for known in reversed(returns) if known.effort],
    )


BURDEN = [burden]
