"""What everything that is recorded of a revision has in common: for whom it is, and who was faster."""

from __future__ import annotations

from uuid import UUID

from domain.contract.commands import DraftChange, DropChange, RedraftRevision, RevisionCommand
from domain.contract.model import Contract as ContractState
from domain.contract.state import Revision
from domain.contract.terms import Party
from domain.shared.errors import EditedMeanwhile
from services.application.streams import CONTRACT
from services.monitoring.api.refusals import Overtaken
from services.monitoring.api.shared import Caller, Recorded, recorded
from services.monitoring.problems import NotYours
from services.monitoring.revisions.sheet import party_of

OVERTAKEN = "Somebody else changed this after you read it. Read it again, then send your own."


async def party_in(caller: Caller, contract_id: UUID) -> Party:
    """For whom the person acts when a contract is revised.

    Raises:
        Unknown: where the person may not know of the contract.
        NotYours: where they have no part in revising it.
    """
    party = party_of(caller.person, await caller.contract(contract_id, "revise_contract"))
    if party is None:
        raise NotYours
    return party


async def give_to_draft(caller: Caller, command: RevisionCommand) -> Recorded:
    """Record something about a revision.

    Raises:
        Overtaken: where somebody else wrote the same thing since it was read.
        DomainError, EventStoreError: as `Caller.give` does.
    """
    contract_id = command.stream_id
    try:
        return recorded(await caller.give(command, contract_id=contract_id))
    except EditedMeanwhile as error:
        state: ContractState = await caller.desk.fingerpost.state(contract_id, CONTRACT)
        revision = state.revisions[command.revision_id]
        told = EditedMeanwhile(OVERTAKEN, field=error.field)
        raise Overtaken(told, draft=revision.draft, edition=_edition(revision, command)) from error


def _edition(revision: Revision, command: RevisionCommand) -> int | None:
    """The present edition of what the command was to write; None where it is about the whole draft."""
    match command:
        case RedraftRevision():
            return revision.edition
        case DraftChange(change_id=change_id) | DropChange(change_id=change_id):
            known = revision.change(change_id)
            return known.edition if known else 0
        case _:
            return None
