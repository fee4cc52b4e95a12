"""A change that a return names and the contract does not, put forward as an outcome with one act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid5

from litestar import post
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.changes import OutcomeAdded
from domain.contract.commands import DraftChange, DraftRevision
from domain.contract.terms import Party
from domain.framework.definitions import Outcome, Quotation
from domain.provider_return.prompts import NOT_NAMED
from domain.shared.days import in_words
from domain.shared.errors import NotInState
from projections.contracts.results import BreakPoint, Contract, Revision
from projections.contracts.revisions import revisions
from projections.returns.results import Return
from services.monitoring.desk import AnId, Asking, AtDesk
from services.monitoring.giving import give
from services.monitoring.guards import for_act
from services.monitoring.problems import NotYours, Unknown
from services.monitoring.revisions.sheet import party_of

LONGEST = 150
"""Characters of the answer that make the first wording of the outcome; all of it is kept as a quotation."""


class Naming(NamedTuple):
    """What is put forward, and where.

    Attributes:
        revision_id: the revision that it joins or begins.
        begins: what begins that revision; None where it is there already.
    """

    revision_id: UUID
    begins: DraftRevision | None
    change: DraftChange


@post("/returns/{return_id:uuid}/named-outcome", opt=for_act("revise_contract"), include_in_schema=False)
async def put_forward(request: Asking, desk: AtDesk, return_id: AnId) -> Redirect:
    """Write it into the draft revision for the next break point, where its wording can be worked on."""
    async with desk.view(request) as view:
        page, contract = await view.provider_return(return_id, "revise_contract")
        contract_id = page.summary.contract_id
        known = await revisions(view.connection, contract_id, as_of=view.as_of)
    party, change_id = party_of(view.person, contract), change_of(page)
    if party is None:
        raise NotYours
    there = next((each for each in known if any(c.change_id == change_id for c in each.changes)), None)
    if there is None:
        naming = _naming(page, contract, known, party, view.today)
        commands = [naming.change] if naming.begins is None else [naming.begins, naming.change]
        await give(desk, view.person, *commands, contract_id=contract_id, key=str(change_id))
        revision_id = naming.revision_id
    else:
        revision_id = there.revision_id
    where = f"/contracts/{contract_id}/revisions/{revision_id}/changes/{change_id}"
    return Redirect(where, status_code=HTTP_303_SEE_OTHER)


NAMING = [put_forward]


def change_of(page: Return) -> UUID:
    """The id of the change that a return's answer makes: the same however often it is put forward."""
    return uuid5(page.summary.return_id, f"outcome named in submission {page.summary.submissions}")


def _naming(page: Return, contract: Contract, known: Iterable[Revision], party: Party, today: date) -> Naming:
    point = _next_point(contract, today)
    change_id = change_of(page)
    open_one = next((each for each in known if _is_for(each, point)), None)
    revision_id = uuid5(change_id, "revision") if open_one is None else open_one.revision_id
    reason = f"It was named in the return for {page.summary.period.label}."
    begins = None
    if open_one is None:
        begins = DraftRevision(
            stream_id=page.summary.contract_id,
            revision_id=revision_id,
            drafted_by=party,
            effective_from=point.falls_on,
            reason=f"What returns have named, for the break point of {in_words(point.falls_on)}.",
            break_point_id=point.break_point_id,
        )
    change = DraftChange(
        stream_id=page.summary.contract_id,
        revision_id=revision_id,
        change_id=change_id,
        drafted_by=party,
        change=OutcomeAdded(outcome=_outcome(page, change_id)),
        reason=reason,
    )
    return Naming(revision_id, begins, change)


def _next_point(contract: Contract, today: date) -> BreakPoint:
    coming = [each for each in contract.break_points if each.closed_at is None and each.falls_on > today]
    if not coming:
        raise NotInState(
            "No break point lies ahead at which it could be taken up. Ask the commissioner to set one, or "
            "begin a revision yourself."
        )
    return min(coming, key=lambda each: each.falls_on)


def _is_for(revision: Revision, point: BreakPoint) -> bool:
    return revision.standing == "drafted" and revision.break_point_id == point.break_point_id


def _outcome(page: Return, change_id: UUID) -> Outcome:
    answers = {told.prompt.prompt_id: told.answer for told in page.prompts}
    answer = answers.get(NOT_NAMED.prompt_id)
    if not answer:
        raise Unknown
    first = answer.strip().splitlines()[0]
    statement = first if len(first) <= LONGEST else f"{first[: LONGEST - 1].rstrip()}…"
    said_by = f"the provider, in the return for {page.summary.period.label}"
    return Outcome(
        outcome_id=uuid5(change_id, "outcome"),
        statement=statement,
        words_of_people=(Quotation(words=answer, said_by=said_by),),
    )
