"""Contracts: the list, and one of them."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from litestar import get
from litestar.response import Template

from projections.contracts.queries import contracts
from projections.returns.queries import due, returns_of
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act
from services.presentation.standing import standing


@get("/contracts", opt=for_act("see_contracts"), include_in_schema=False)
async def list_of_contracts(request: Asking, desk: AtDesk, asked: AskedMoment) -> Template:
    """The contracts that the person may see, and which of them need a talk."""
    async with desk.view(request, asked) as view:
        found = await contracts(view.connection, as_of=view.as_of)
        rows = await due(view.connection, as_of=view.as_of)
        tags: dict[UUID, Counter[str]] = {row.contract_id: Counter() for row in found}
        for row in rows:
            said = standing(row, view.today)
            if said.to_do or row.standing == "submitted":
                tags[row.contract_id][said.tag] += 1
        return view.page("contracts.html", contracts=found, tags=tags)


@get("/contracts/{contract_id:uuid}", opt=for_act("see_contract"), include_in_schema=False)
async def one_contract(request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId) -> Template:
    """What a contract is for, what is expected of it, and where its returns stand."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_contract")
        returns = await returns_of(view.connection, contract_id, as_of=view.as_of)
        return view.page("contract.html", contract=contract, returns=tuple(reversed(returns)))


CONTRACTS = [list_of_contracts, one_contract]
