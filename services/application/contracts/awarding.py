"""The one way in for an award, whether it comes from a page, a program, a workbook or a tender.

A contract's own stream cannot know whether its framework was agreed and whether its parties exist, so that is
looked up here. What is looked up cannot be undone meanwhile: an agreed version never changes, and an
organisation that is registered stays so.
"""

from __future__ import annotations

from uuid import UUID, uuid5

import msgspec

from domain.contract.commands import AgreeImpactMap, AwardContract, SetExpectation
from domain.contract.model import Contract
from domain.organisation.model import Organisation
from domain.shared.errors import NotAParty, NotFound, refuse_all
from services.application.application import Executed, Fingerpost
from services.application.context import Context
from services.application.contracts.agreement import (
    Agreement,
    Surroundings,
    map_parts,
    problems_of,
    problems_with_framework,
    refusals,
)
from services.application.streams import CONTRACT, FRAMEWORK, ORGANISATION
from services.application.workbooks.cells import plain


def contract_id_of(council_id: UUID, reference: str) -> UUID:
    """The stream of a council's contract: a reference names one, by whichever way it is awarded."""
    return uuid5(council_id, f"contract {plain(reference)}")


async def award(fingerpost: Fingerpost, agreement: Agreement, *, context: Context) -> Executed:
    """Award a contract, with its impact map, expectations and break points where there are any: all or none.

    Args:
        fingerpost: the write side.
        agreement: what was agreed.
        context: who awards it; its idempotency key tells this award from others.

    Raises:
        DomainError: everything that is wrong with it, each with the agreement's part that it is about as
            its field; see `problems_of`.
        EventStoreError: where it could not be recorded, or it is not known whether it was.
    """
    _check_council(agreement.award.council_id, context)
    surroundings = await surroundings_of(fingerpost, agreement.award)
    refuse_all(problems_of(agreement, surroundings, fingerpost.clock()))
    return await fingerpost.execute(*agreement.commands, context=_of(agreement.award.stream_id, context))


async def agree_impact_map(
    fingerpost: Fingerpost,
    impact_map: AgreeImpactMap,
    expectations: tuple[SetExpectation, ...] = (),
    *,
    context: Context,
) -> Executed:
    """Agree the impact map of a contract that was awarded without one, and what is expected: all or none.

    Raises:
        DomainError: everything that is wrong with it, with fields as those of `award`.
        EventStoreError: where it could not be recorded, or it is not known whether it was.
    """
    state: Contract = await fingerpost.state(impact_map.stream_id, CONTRACT)
    if state.award is None:
        raise NotFound("There is no such contract. Award it first.")
    _check_council(state.award.council_id, context)
    if not state.terms:  # otherwise it is a repetition, or too late: executing it tells
        framework = await fingerpost.state(state.award.framework_id, FRAMEWORK)
        parts = map_parts(impact_map, expectations)
        refuse_all(
            [
                *problems_with_framework(state.award, impact_map, framework),
                *refusals(state, parts, fingerpost.clock()),
            ]
        )
    commands = (impact_map, *expectations)
    return await fingerpost.execute(*commands, context=_of(impact_map.stream_id, context))


async def surroundings_of(fingerpost: Fingerpost, command: AwardContract) -> Surroundings:
    """The framework and the organisations that an award names, as they stand."""
    parties = (command.lead_provider_id, *command.partner_ids)
    organisations: dict[UUID, Organisation] = {
        known: await fingerpost.state(known, ORGANISATION) for known in dict.fromkeys(parties)
    }
    framework = await fingerpost.state(command.framework_id, FRAMEWORK)
    return Surroundings(framework=framework, organisations=organisations)


def _check_council(council_id: UUID, context: Context) -> None:
    if council_id != context.council_id:
        raise NotAParty("This is another council's contract. Sign in for that council.")


def _of(contract_id: UUID, context: Context) -> Context:
    return msgspec.structs.replace(context, contract_id=contract_id)
