"""One contract: what it is for, what is expected of it, and where its returns stand."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from projections.returns.queries import returns_of
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act


@get("/contracts/{contract_id:uuid}", opt=for_act("see_contract"), include_in_schema=False)
async def one_contract(request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId) -> Template:
    """What a contract is for, what is expected of it, and where its returns stand."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_contract")
        returns = await returns_of(view.connection, contract_id, as_of=view.as_of)
        return view.page("contract.html", contract=contract, returns=tuple(reversed(returns)))


CONTRACTS = [one_contract]
