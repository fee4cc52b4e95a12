"""Writing an outcomes framework: as a whole document, and agreeing it."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import post, put
from litestar.params import FromQuery, QueryParameter
from litestar.status_codes import HTTP_200_OK, HTTP_201_CREATED

from domain.framework.commands import AgreeFramework
from domain.framework.definitions import TookPart
from domain.framework.model import Framework
from domain.shared.errors import EditedMeanwhile, Invalid, NotFound
from services.application.frameworks.document import FrameworkDocument
from services.application.frameworks.importing import plan_import
from services.application.streams import FRAMEWORK
from services.monitoring.api import examples
from services.monitoring.api.refusals import RECORDING, Overtaken
from services.monitoring.api.shared import AtCaller, Caller, Recorded, Sent, like, recorded
from services.monitoring.desk import AnId
from services.monitoring.guards import for_act

RANDOM: Final = 4
"""The version of an id that nothing else follows from: contracts and returns have ids that do."""
NOT_THERE = "There is no such framework. Open it first."
OVERTAKEN = "Somebody changed the framework after you read it. Read it again, then send your own."
RetireMissing = Annotated[
    bool,
    QueryParameter(
        name="retire_missing",
        required=False,
        description="Whether what the document does not have leaves the framework.",
    ),
]


class Agreement(Sent, frozen=True, kw_only=True):
    """What was agreed on: the draft, by whom and when."""

    agreed_on: date
    took_part: TookPart
    draft: int


@put(
    "/frameworks/{framework_id:uuid}/document",
    opt=for_act("design_framework"),
    responses=RECORDING,
    status_code=HTTP_200_OK,
    summary="Bring a document into a framework, or open one with it",
    tags=["Frameworks"],
)
async def bring_in(
    caller: AtCaller,
    framework_id: AnId,
    data: Annotated[FrameworkDocument, like(examples.DOCUMENT)],
    retire_missing: RetireMissing = False,  # noqa: FBT002 - a part of the address
    draft: FromQuery[int | None] = None,
) -> Recorded:
    """Change a framework to what the document says, all of it or nothing.

    A new id opens a new framework: make a random one (UUID version 4). An entry without an id is what has the
    same words, or else something new. With `draft`, it is refused where the framework has another by now.
    """
    state = await _state(caller, framework_id)
    context = caller.context(framework_id)
    asked = _digest(data, draft, retire_missing=retire_missing)
    fingerpost = caller.desk.fingerpost
    before = await fingerpost.answered_before(framework_id, context, asked)
    if before is not None:
        return recorded(before)
    if not state.is_open and framework_id.version != RANDOM:
        raise Invalid("Make a random id for a new framework: a UUID of version 4.", field="framework_id")
    if draft is not None and draft != state.draft:
        raise await _overtaken(caller, framework_id)
    plan = plan_import(
        data, state, framework_id=framework_id, council_id=caller.council_id, retire_missing=retire_missing
    )
    if plan.is_empty:
        return Recorded(position=0)
    try:
        executed = await fingerpost.execute(*plan.commands, context=context, asked=asked)
    except EditedMeanwhile as error:
        raise await _overtaken(caller, framework_id) from error
    return recorded(await caller.shown(executed))


@post(
    "/frameworks/{framework_id:uuid}/agreement",
    opt=for_act("design_framework"),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Agree a framework",
    tags=["Frameworks"],
)
async def agree(
    caller: AtCaller, framework_id: AnId, data: Annotated[Agreement, like(examples.AGREEMENT)]
) -> Recorded:
    """Make the draft the next version, for contracts to be made on."""
    state = await _state(caller, framework_id)
    if not state.is_open:
        raise NotFound(NOT_THERE)
    command = AgreeFramework(
        stream_id=framework_id, agreed_on=data.agreed_on, took_part=data.took_part, draft=data.draft
    )
    try:
        return recorded(await caller.give(command))
    except EditedMeanwhile as error:
        raise await _overtaken(caller, framework_id) from error


async def _state(caller: Caller, framework_id: UUID) -> Framework:
    """The framework as it stands; empty where the id is free for a new one.

    Raises:
        NotFound: where it is another council's.
    """
    state: Framework = await caller.desk.fingerpost.state(framework_id, FRAMEWORK)
    if state.council_id not in {None, caller.council_id}:
        raise NotFound(NOT_THERE)
    return state


async def _overtaken(caller: Caller, framework_id: UUID) -> Overtaken:
    state = await _state(caller, framework_id)
    return Overtaken(EditedMeanwhile(OVERTAKEN, field="draft"), draft=state.draft)


def _digest(document: FrameworkDocument, draft: int | None, *, retire_missing: bool) -> bytes:
    """Tells one request from another."""
    whole = msgspec.json.encode([document, draft, retire_missing], order="deterministic")
    return hashlib.sha256(whole).digest()


DESIGNING = [bring_in, agree]
