"""A contract as it is to be awarded, and everything that stands in its way, said at once. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from domain.codec import CODEC
from domain.contract.commands import (
    AgreeImpactMap,
    AwardContract,
    ContractCommand,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.contract.events import ContractAwarded, ContractEvent, ImpactMapAgreed
from domain.contract.model import Contract, decide
from domain.contract.rules.award import FIRST_DAY, LAST_DAY, check_copies, check_framework
from domain.framework.model import Framework
from domain.organisation.model import Organisation
from domain.shared.errors import DomainError, NotFound, Several
from services.application.streams import CONTRACT

EMPTY: Contract = CONTRACT.empty


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """What a council and a provider have agreed, as commands for one contract's stream.

    Attributes:
        award: the contract itself.
        impact_map: what is done for which outcomes, or None where that is agreed later.
        expectations: what is expected of indicators of the map.
        break_points: the days on which the contract will be looked at afresh.
    """

    award: AwardContract
    impact_map: AgreeImpactMap | None = None
    expectations: tuple[SetExpectation, ...] = ()
    break_points: tuple[ScheduleBreakPoint, ...] = ()

    @property
    def commands(self) -> tuple[ContractCommand, ...]:
        """In the order in which they are decided."""
        return tuple(command for _, command in self.parts())

    def parts(self) -> Iterator[tuple[str, ContractCommand]]:
        """Each command with where it stands in the agreement: "", `expectations.0`, `break_points.1`."""
        yield "", self.award
        yield from map_parts(self.impact_map, self.expectations)
        for place, command in enumerate(self.break_points):
            yield f"break_points.{place}", command


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """The streams that an agreement refers to, as they stand.

    Attributes:
        framework: the one that the contract is made on.
        organisations: those that the agreement names, by id.
    """

    framework: Framework
    organisations: Mapping[UUID, Organisation] = {}


def map_parts(
    impact_map: AgreeImpactMap | None, expectations: tuple[SetExpectation, ...]
) -> Iterator[tuple[str, ContractCommand]]:
    """An impact map and what is expected of it, each command with where it stands."""
    if impact_map is not None:
        yield "", impact_map
    for place, command in enumerate(expectations):
        yield f"expectations.{place}", command


def problems_of(agreement: Agreement, surroundings: Surroundings, now: datetime) -> tuple[DomainError, ...]:
    """Every reason why the agreement would be refused; none where it would be recorded.

    The field of each is the agreement's part: `ends_on`, `partner_ids.0`, `expectations.2.path.1`,
    `break_points.0.on`.
    """
    return (
        *_unknown_parties(agreement.award, surroundings.organisations),
        *problems_with_framework(agreement.award, agreement.impact_map, surroundings.framework),
        *refusals(EMPTY, agreement.parts(), now),
    )


def problems_with_framework(
    award: AwardContract | ContractAwarded, impact_map: AgreeImpactMap | None, framework: Framework
) -> tuple[DomainError, ...]:
    """Where the framework has no such agreed version, or the map is not a copy of it."""
    try:
        version = check_framework(framework, award.council_id, award.framework_version)
        if impact_map is not None:
            check_copies(impact_map, version)
    except DomainError as error:
        return single(error)
    return ()


def refusals(
    state: Contract, parts: Iterator[tuple[str, ContractCommand]], now: datetime
) -> tuple[DomainError, ...]:
    """Every reason why the commands would be refused, given one after the other.

    One that is refused does not hide what is wrong with those after it: they are decided as if it had been
    granted.
    """
    errors: list[DomainError] = []
    for place, command in parts:
        try:
            facts = decide(state, command, now)
            for fact in facts:
                CODEC.encode(fact)  # a text may hold a character that cannot be kept
        except DomainError as error:
            refused = [_placed(known, place) for known in single(error)]
            errors.extend(refused)
            facts = _as_if_granted(command, {known.field for known in refused})
        state = CONTRACT.fold(state, facts)
    return tuple(errors)


def single(error: DomainError) -> tuple[DomainError, ...]:
    """The single reasons of a refusal."""
    return error.errors if isinstance(error, Several) else (error,)


def _unknown_parties(
    award: AwardContract, organisations: Mapping[UUID, Organisation]
) -> Iterator[DomainError]:
    named = [("lead_provider_id", award.lead_provider_id)]
    named += [(f"partner_ids.{place}", partner_id) for place, partner_id in enumerate(award.partner_ids)]
    for field, organisation_id in named:
        known = organisations.get(organisation_id)
        if known is None or known.council_id != award.council_id:
            yield NotFound(
                "The council does not know this organisation. Register it first, or choose another.",
                field=field,
            )


def _placed(error: DomainError, place: str) -> DomainError:
    """The error with its field counted from the agreement."""
    if not place:
        return error
    own = error.field.removeprefix("expectation").removeprefix(".")
    return type(error)(error.message, field=f"{place}.{own}" if own else place)


def _as_if_granted(command: ContractCommand, fields: set[str]) -> tuple[ContractEvent, ...]:
    match command:
        case AwardContract():
            told = {name: getattr(command, name) for name in ContractAwarded.__struct_fields__}
            if fields & {"starts_on", "ends_on"}:
                # Which break points fall within the term cannot be told before the term is mended.
                told |= {"starts_on": FIRST_DAY, "ends_on": LAST_DAY}
            return (ContractAwarded(**told),)
        case AgreeImpactMap(outcomes=outcomes, indicators=indicators, activities=activities):
            return (ImpactMapAgreed(outcomes=outcomes, indicators=indicators, activities=activities),)
        case _:
            return ()
