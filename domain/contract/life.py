"""The life of a contract: it goes on longer, ends early, and partners join or leave."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.contract.commands import AddPartner, EndContract, ExtendContract, LifeCommand, RemovePartner
from domain.contract.events import (
    ContractAwarded,
    ContractEnded,
    ContractExtended,
    LifeEvent,
    PartnerJoined,
    PartnerLeft,
)
from domain.contract.rules.award import LAST_DAY
from domain.contract.state import Contract
from domain.shared.days import in_words
from domain.shared.errors import AlreadyDone, Invalid, NotFound, NotInState


def decide_life(
    state: Contract, award: ContractAwarded, command: LifeCommand, today: date
) -> tuple[LifeEvent, ...]:
    """Answer a command about the contract's life.

    Raises:
        DomainError: where a rule is broken.
    """
    if state.ended_early:
        raise NotInState(f"This contract was ended on {in_words(state.ends_on)}.")
    match command:
        case ExtendContract():
            return _extend(state, command, today)
        case EndContract():
            return _end(state, award, command, today)
        case AddPartner():
            return _add_partner(state, award, command)
        case RemovePartner():
            return _remove_partner(state, award, command, today)


def _extend(state: Contract, command: ExtendContract, today: date) -> tuple[LifeEvent, ...]:
    _say_why(command.reason)
    if today > state.ends_on:
        raise NotInState(
            f"This contract ended on {in_words(state.ends_on)}. A contract is extended while it runs; "
            "award a new one."
        )
    if not state.ends_on < command.ends_on <= LAST_DAY:
        raise Invalid(
            f"Give a day after {in_words(state.ends_on)}, when the contract ends now.", field="ends_on"
        )
    return (ContractExtended(ends_on=command.ends_on, reason=command.reason.strip()),)


def _end(state: Contract, award: ContractAwarded, command: EndContract, today: date) -> tuple[LifeEvent, ...]:
    _say_why(command.reason)
    if not award.starts_on <= command.on < state.ends_on:
        raise Invalid(
            f"Give a day from {in_words(award.starts_on)} on and before {in_words(state.ends_on)}, when the "
            "contract ends anyway.",
            field="on",
        )
    over = state.last_ended(today)
    if over is not None and command.on < over.ends_on:
        raise Invalid(
            f"The return for {over.label} has been asked for already. Let the contract end on "
            f"{in_words(over.ends_on)} or later.",
            field="on",
        )
    if (later := max((known.effective_from for known in state.terms), default=command.on)) > command.on:
        raise Invalid(
            f"Terms were agreed that count from {in_words(later)}. Let the contract end then or later.",
            field="on",
        )
    return (ContractEnded(on=command.on, reason=command.reason.strip()),)


def _add_partner(state: Contract, award: ContractAwarded, command: AddPartner) -> tuple[LifeEvent, ...]:
    if command.organisation_id == award.lead_provider_id or command.organisation_id in state.partner_ids:
        raise AlreadyDone("This organisation already works under the contract.", field="organisation_id")
    _check_within(state, award, command.on)
    return (PartnerJoined(organisation_id=command.organisation_id, on=command.on),)


def _remove_partner(
    state: Contract, award: ContractAwarded, command: RemovePartner, today: date
) -> tuple[LifeEvent, ...]:
    _say_why(command.reason)
    if command.organisation_id not in state.partner_ids:
        raise NotFound("This organisation is not a partner of the contract.", field="organisation_id")
    _check_within(state, award, command.on)
    if command.on > today:
        raise Invalid(
            "Record that a partner has left on its last day or after it: from then on it no longer sees the "
            "contract.",
            field="on",
        )
    joined = state.joined.get(command.organisation_id, award.starts_on)
    if command.on < joined:
        raise Invalid(f"This partner joined on {in_words(joined)}. Give that day or a later one.", field="on")
    return (
        PartnerLeft(organisation_id=command.organisation_id, on=command.on, reason=command.reason.strip()),
    )


def _check_within(state: Contract, award: ContractAwarded, day: date) -> None:
    if not award.starts_on <= day <= state.ends_on:
        raise Invalid(
            f"Give a day of the contract's term, {in_words(award.starts_on)} to {in_words(state.ends_on)}.",
            field="on",
        )


def _say_why(reason: str) -> None:
    if not reason.strip():
        raise Invalid("Say why.", field="reason")


def evolve_life(state: Contract, event: LifeEvent) -> Contract:
    """The state after one more fact of the contract's life. Never raises."""
    change = msgspec.structs.replace
    match event:
        case ContractExtended(ends_on=ends_on):
            return change(state, ends_on=ends_on)
        case ContractEnded(on=on):
            return change(state, ends_on=on, ended_early=True)
        case PartnerJoined(organisation_id=partner, on=on):
            return change(
                state, partner_ids=(*state.partner_ids, partner), joined={**state.joined, partner: on}
            )
        case PartnerLeft(organisation_id=left):
            return change(state, partner_ids=tuple(known for known in state.partner_ids if known != left))
