"""The HTTP API: the same record and the same decisions as the pages, as JSON."""

from __future__ import annotations

import re
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Router, get, post
from litestar.params import HeaderParameter, JSONBody
from litestar.status_codes import HTTP_201_CREATED

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Narrative, Reading
from domain.shared.errors import Invalid
from eventstore.source import API
from projections.contracts.queries import contracts
from projections.contracts.results import Contract, ContractRow
from projections.returns.results import Return
from services.monitoring.desk import PATIENCE, AnId, AskedMoment, Asking, AtDesk
from services.monitoring.giving import give
from services.monitoring.guards import for_act

LONGEST_KEY = 255
Key = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        required=False,
        description="Your own name for this submission. Sent again with it, it is recorded once.",
    ),
]

Prefer = Annotated[
    str | None,
    HeaderParameter(
        name="Prefer",
        required=False,
        description="`wait=0` answers as soon as it is recorded. Otherwise the answer waits until "
        f"pages show it, {PATIENCE:.0f} seconds at most.",
    ),
]
_WAIT = re.compile(r"\bwait\s*=\s*(\d{1,4})\b")
"""The preference of RFC 7240 for how many seconds an answer may take."""


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """What is submitted: for every indicator that is asked for a reading, or why there is none."""

    readings: tuple[Reading, ...]
    narratives: tuple[Narrative, ...] = ()


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """Where a submission stands.

    Attributes:
        position: of its last event in the log.
        repeated: whether it had been recorded before under the same key, and nothing was added.
    """

    return_id: UUID
    position: int
    repeated: bool


@get("/contracts", opt=for_act("see_contracts"), summary="The contracts that you may see")
async def list_contracts(request: Asking, desk: AtDesk, asked: AskedMoment) -> tuple[ContractRow, ...]:
    """List contracts by service area and title."""
    async with desk.view(request, asked) as view:
        return await contracts(view.connection, as_of=view.as_of)


@get("/contracts/{contract_id:uuid}", opt=for_act("see_contract"), summary="One contract")
async def get_contract(request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId) -> Contract:
    """Give a contract: parties, terms, expectations, break points and revisions."""
    async with desk.view(request, asked) as view:
        return await view.contract(contract_id, "see_contract")


@get("/returns/{return_id:uuid}", opt=for_act("see_return"), summary="One return")
async def get_return(request: Asking, desk: AtDesk, asked: AskedMoment, return_id: AnId) -> Return:
    """Give a return: what it asks, what was expected, what was read before, and what it holds."""
    async with desk.view(request, asked) as view:
        page, _ = await view.provider_return(return_id, "see_return")
        return page


@post(
    "/returns/{return_id:uuid}/submission",
    opt=for_act("submit_return"),
    status_code=HTTP_201_CREATED,
    summary="Submit a return",
)
async def submit_return(  # noqa: PLR0913, PLR0917 - each is a part of the request
    request: Asking,
    desk: AtDesk,
    return_id: AnId,
    data: JSONBody[Submission],
    key: Key = None,
    prefer: Prefer = None,
) -> Recorded:
    """Submit readings and narratives as one set, all or nothing."""
    person, contract_id = await desk.contract_of(request, return_id, "submit_return")
    if not key or len(key) > LONGEST_KEY:
        raise Invalid(
            f"Send an Idempotency-Key header of 1 to {LONGEST_KEY} characters, so that sending the same "
            "submission again records it once.",
            field="Idempotency-Key",
        )
    command = SubmitReturn(stream_id=return_id, readings=data.readings, narratives=data.narratives)
    patience = _patience(prefer)
    executed = await give(
        desk, person, command, contract_id=contract_id, key=key, source=API, patience=patience
    )
    return Recorded(return_id=return_id, position=executed.position, repeated=executed.repeated)


def _patience(prefer: str | None) -> float:
    asked = _WAIT.search(prefer or "")
    return PATIENCE if asked is None else min(float(asked[1]), PATIENCE)


API_ROUTES = Router("/api", route_handlers=[list_contracts, get_contract, get_return, submit_return])
