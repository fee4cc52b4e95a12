"""Awarding contracts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import post
from litestar.status_codes import HTTP_201_CREATED

from domain.contract.commands import AwardContract, ScheduleBreakPoint
from domain.contract.rules.award import check_framework
from domain.contract.terms import Arrangement, CommonDataItem, ComplianceCheck, Expectation
from domain.framework.model import AgreedVersion, Framework
from domain.shared.calendar import ReportingCalendar
from domain.shared.errors import DomainError
from domain.shared.values import Money, Prompt
from services.application.contracts.agreement import Agreement
from services.application.contracts.awarding import award, contract_id_of
from services.application.streams import FRAMEWORK
from services.monitoring.api import examples
from services.monitoring.api.break_points import NewBreakPoint
from services.monitoring.api.maps import Chosen, as_sent, expected_of, map_of
from services.monitoring.api.refusals import RECORDING
from services.monitoring.api.shared import AtCaller, Caller, Recorded, Sent, like
from services.monitoring.guards import for_act

MAP = "impact_map."
"""Where the map stands in an award."""


class Award(Sent, frozen=True, kw_only=True):
    """A contract as it is awarded. Without an impact map, that is agreed later."""

    reference: str
    title: str
    service_area: str
    framework_id: UUID
    framework_version: int
    arrangement: Arrangement
    lead_provider_id: UUID
    starts_on: date
    ends_on: date
    calendar: ReportingCalendar
    partner_ids: tuple[UUID, ...] = ()
    value: Money | None = None
    prompts: tuple[Prompt, ...] = ()
    common_dataset: tuple[CommonDataItem, ...] = ()
    compliance_checks: tuple[ComplianceCheck, ...] = ()
    impact_map: Chosen | None = None
    expectations: tuple[Expectation, ...] = ()
    break_points: tuple[NewBreakPoint, ...] = ()


class Awarded(Recorded, frozen=True, kw_only=True):
    """A contract was awarded.

    Attributes:
        contract_id: follows from the council and the reference, so that a reference names one contract.
    """

    contract_id: UUID


@post(
    "/contracts",
    opt=for_act("award_contract"),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Award a contract",
    tags=["Contracts"],
)
async def award_contract(
    caller: AtCaller, data: Annotated[Award, like(examples.AWARD, examples.AWARD_WITHOUT_MAP)]
) -> Awarded:
    """Award a contract with its impact map, expectations and break points: all of it or nothing.

    The map names ids of the framework's version. What they stand for is copied from there and never sent.
    """
    contract_id = contract_id_of(caller.council_id, data.reference)
    agreement = await _agreement(caller, contract_id, data)
    try:
        executed = await award(caller.desk.fingerpost, agreement, context=caller.context(contract_id))
    except DomainError as error:
        raise as_sent(error, MAP) from error
    await caller.shown(executed)
    return Awarded(contract_id=contract_id, position=executed.position)


async def _agreement(caller: Caller, contract_id: UUID, data: Award) -> Agreement:
    named = {name: getattr(data, name) for name in AwardContract.__struct_fields__ if hasattr(data, name)}
    command = AwardContract(stream_id=contract_id, council_id=caller.council_id, **named)
    version = await _version(caller, data)
    if version is None:
        return Agreement(award=command, break_points=tuple(_break_points(caller, contract_id, data)))
    chosen = data.impact_map
    return Agreement(
        award=command,
        impact_map=map_of(caller, contract_id, chosen, version, place=MAP) if chosen else None,
        expectations=expected_of(contract_id, data.expectations),
        break_points=tuple(_break_points(caller, contract_id, data)),
    )


async def _version(caller: Caller, data: Award) -> AgreedVersion | None:
    """The version that the contract is made on; None where there is none, which the award itself tells."""
    framework: Framework = await caller.desk.fingerpost.state(data.framework_id, FRAMEWORK)
    try:
        return check_framework(framework, caller.council_id, data.framework_version)
    except DomainError:
        return None


def _break_points(caller: Caller, contract_id: UUID, data: Award) -> Iterator[ScheduleBreakPoint]:
    for number, known in enumerate(data.break_points):
        yield ScheduleBreakPoint(
            stream_id=contract_id,
            break_point_id=caller.new_id(contract_id, f"break point {number}"),
            on=known.on,
            purpose=known.purpose,
        )


AWARDS = [award_contract]
