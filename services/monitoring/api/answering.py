"""What the parties say to a revision: comments, putting it forward, agreeing, withdrawing, refusing."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.status_codes import HTTP_201_CREATED

from domain.contract.commands import (
    AgreeRevision,
    CommentOnRevision,
    ProposeRevision,
    RefuseRevision,
    WithdrawRevision,
)
from services.monitoring.api import examples
from services.monitoring.api.refusals import RECORDING
from services.monitoring.api.revising import give_to_draft, party_in
from services.monitoring.api.shared import AtCaller, Recorded, Sent, like
from services.monitoring.desk import AnId
from services.monitoring.guards import for_act

_REVISE = for_act("revise_contract")
_REVISION = "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}"
_TAGS = ["Revisions"]


class Comment(Sent, frozen=True, kw_only=True):
    """Something said about a revision, or about one of its changes."""

    words: str
    change_id: UUID | None = None


class Seen(Sent, frozen=True, kw_only=True):
    """The number of the draft that was read."""

    draft: int


class Why(Sent, frozen=True, kw_only=True):
    """The reason, so that the other party knows."""

    reason: str


class Commented(Recorded, frozen=True, kw_only=True):
    """Something was said."""

    comment_id: UUID


@post(
    f"{_REVISION}/comments",
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Comment on a revision",
    tags=_TAGS,
)
async def comment(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    data: Annotated[Comment, like(examples.COMMENT)],
) -> Commented:
    """Say something about the whole, or about the change that `change_id` names."""
    party, comment_id = await party_in(caller, contract_id), caller.new_id(contract_id, "comment")
    answer = await give_to_draft(
        caller,
        CommentOnRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            comment_id=comment_id,
            said_by=party,
            words=data.words,
            change_id=data.change_id,
        ),
    )
    return Commented(comment_id=comment_id, position=answer.position)


@post(
    f"{_REVISION}/proposal",
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Propose a revision",
    tags=_TAGS,
)
async def propose(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    data: Annotated[Seen, like(examples.PROPOSAL)],
) -> Recorded:
    """Put the draft that was read to the other party. Whoever proposes it agrees to it."""
    return await give_to_draft(
        caller,
        ProposeRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            proposed_by=await party_in(caller, contract_id),
            draft=data.draft,
        ),
    )


@post(
    f"{_REVISION}/agreement",
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Agree to a revision",
    tags=_TAGS,
)
async def agree_to_revision(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    data: Annotated[Seen, like(examples.ANSWER)],
) -> Recorded:
    """Agree to the draft that the other party proposed. It counts from its effective date on."""
    return await give_to_draft(
        caller,
        AgreeRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            agreed_by=await party_in(caller, contract_id),
            draft=data.draft,
        ),
    )


@post(
    f"{_REVISION}/withdrawal",
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Withdraw a revision",
    tags=_TAGS,
)
async def withdraw(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    data: Annotated[Why, like(examples.WITHDRAWAL)],
) -> Recorded:
    """Take your own side's proposal back, or give a draft up. It stays in the history."""
    return await give_to_draft(
        caller,
        WithdrawRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            withdrawn_by=await party_in(caller, contract_id),
            reason=data.reason,
        ),
    )


@post(
    f"{_REVISION}/refusal",
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Refuse a revision",
    tags=_TAGS,
)
async def refuse(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    data: Annotated[Why, like(examples.REFUSAL)],
) -> Recorded:
    """Say no to what the other party proposed. It stays in the history."""
    return await give_to_draft(
        caller,
        RefuseRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            refused_by=await party_in(caller, contract_id),
            reason=data.reason,
        ),
    )


ANSWERING = [comment, propose, agree_to_revision, withdraw, refuse]
