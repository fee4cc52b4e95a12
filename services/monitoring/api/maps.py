"""The impact map of a contract, and what is expected of its indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar
from uuid import UUID

from litestar import post
from litestar.status_codes import HTTP_201_CREATED

from domain.contract.commands import AgreeImpactMap, SetExpectation
from domain.contract.model import Contract as ContractState
from domain.contract.terms import Activity, Expectation
from domain.framework.definitions import Indicator, Outcome
from domain.framework.model import AgreedVersion, Framework
from domain.shared.errors import DomainError, Invalid, NotFound, Several, refuse_all
from services.application.contracts.agreement import map_parts, refusals
from services.application.contracts.awarding import agree_impact_map
from services.application.streams import CONTRACT, FRAMEWORK
from services.monitoring.api import examples
from services.monitoring.api.refusals import RECORDING
from services.monitoring.api.shared import AtCaller, Caller, Recorded, Sent, like, recorded
from services.monitoring.desk import AnId
from services.monitoring.guards import for_act

Definition = TypeVar("Definition", Outcome, Indicator)


class NewActivity(Sent, frozen=True, kw_only=True):
    """A row of the impact map: what is done, what that yields, and the change it is done for."""

    title: str
    outputs: str = ""
    outcome_ids: tuple[UUID, ...] = ()
    indicator_ids: tuple[UUID, ...] = ()
    way_of_measuring: str = ""


class Chosen(Sent, frozen=True, kw_only=True):
    """Which outcomes and indicators of the framework's version a contract has, and what is done for them."""

    outcome_ids: tuple[UUID, ...]
    indicator_ids: tuple[UUID, ...]
    activities: tuple[NewActivity, ...] = ()


class ImpactMap(Chosen, frozen=True, kw_only=True):
    """An impact map, and what is expected of its indicators."""

    expectations: tuple[Expectation, ...] = ()


class Expectations(Sent, frozen=True, kw_only=True):
    """What is expected of indicators of the map."""

    expectations: tuple[Expectation, ...]


@post(
    "/contracts/{contract_id:uuid}/impact-map",
    opt=for_act("manage_contract"),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Agree the impact map",
    tags=["Contracts"],
)
async def agree_map(
    caller: AtCaller, contract_id: AnId, data: Annotated[ImpactMap, like(examples.IMPACT_MAP)]
) -> Recorded:
    """Agree the map of a contract that was awarded without one, and what is expected: all of it or nothing.

    A map that is agreed changes by a revision.
    """
    contract = await caller.contract(contract_id, "manage_contract")
    framework: Framework = await caller.desk.fingerpost.state(contract.framework_id, FRAMEWORK)
    version = framework.agreed(contract.framework_version)
    impact_map = map_of(caller, contract_id, data, version, place="")
    expectations = expected_of(contract_id, data.expectations)
    fingerpost, context = caller.desk.fingerpost, caller.context(contract_id)
    try:
        executed = await agree_impact_map(fingerpost, impact_map, expectations, context=context)
    except DomainError as error:
        raise as_sent(error, "") from error
    return recorded(await caller.shown(executed))


@post(
    "/contracts/{contract_id:uuid}/expectations",
    opt=for_act("manage_contract"),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Say what is expected",
    tags=["Contracts"],
)
async def set_expectations(
    caller: AtCaller, contract_id: AnId, data: Annotated[Expectations, like(examples.EXPECTATIONS)]
) -> Recorded:
    """Say where indicators start and how they are hoped to move, all or none.

    What is expected of an indicator is set once. After that it changes by a revision.
    """
    await caller.contract(contract_id, "manage_contract")
    commands = expected_of(contract_id, data.expectations)
    if not commands:
        raise Invalid("Name at least one indicator.", field="expectations")
    try:
        return recorded(await caller.give(*commands, contract_id=contract_id))
    except DomainError:
        state: ContractState = await caller.desk.fingerpost.state(contract_id, CONTRACT)
        refuse_all(refusals(state, map_parts(None, commands), caller.desk.clock()))
        raise


def map_of(
    caller: Caller, contract_id: UUID, chosen: Chosen, version: AgreedVersion, *, place: str
) -> AgreeImpactMap:
    """The map, with copies of what the version defines.

    Raises:
        NotFound: where the version has no such outcome or indicator; the field counts from `place`.
    """
    errors: list[DomainError] = []
    outcomes = _copies(
        chosen.outcome_ids, version.outcomes, lambda known: known.outcome_id, f"{place}outcome_ids", errors
    )
    indicators = _copies(
        chosen.indicator_ids,
        version.indicators,
        lambda known: known.indicator_id,
        f"{place}indicator_ids",
        errors,
    )
    refuse_all(errors)
    return AgreeImpactMap(
        stream_id=contract_id,
        outcomes=outcomes,
        indicators=indicators,
        activities=tuple(
            Activity(
                activity_id=caller.new_id(contract_id, f"activity {number}"),
                **{name: getattr(sent, name) for name in sent.__struct_fields__},
            )
            for number, sent in enumerate(chosen.activities)
        ),
    )


def _copies(
    ids: Sequence[UUID],
    defined: Sequence[Definition],
    id_of: Callable[[Definition], UUID],
    field: str,
    errors: list[DomainError],
) -> tuple[Definition, ...]:
    known = {id_of(each): each for each in defined}
    errors.extend(
        NotFound(
            "The framework's version has nothing with this id. Take one from it.", field=f"{field}.{place}"
        )
        for place, each in enumerate(ids)
        if each not in known
    )
    return tuple(known[each] for each in ids if each in known)


def expected_of(contract_id: UUID, expectations: Sequence[Expectation]) -> tuple[SetExpectation, ...]:
    """The commands that set what is expected."""
    return tuple(SetExpectation(stream_id=contract_id, expectation=known) for known in expectations)


def as_sent(error: DomainError, place: str) -> DomainError:
    """The error with its field as it was sent, where the domain calls a part of the map otherwise."""
    if isinstance(error, Several):
        return Several(tuple(as_sent(single, place) for single in error.errors))
    return type(error)(
        error.message, field=place + _SENT[error.field] if error.field in _SENT else error.field
    )


_SENT = {"outcomes": "outcome_ids", "indicators": "indicator_ids", "activities": "activities"}

MAPS = [agree_map, set_expectations]
