"""Awarding a contract: on an agreed version, between organisations of the council, whole or not at all."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from domain.contract.commands import AgreeImpactMap, ScheduleBreakPoint, SetExpectation
from domain.contract.model import Contract
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import TookPart
from domain.organisation.commands import RegisterOrganisation
from domain.shared.errors import AlreadyDone, DomainError, NotAParty, NotFound, Several
from domain.shared.facts import Command
from eventstore import source
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.contracts.agreement import Agreement
from services.application.contracts.awarding import agree_impact_map, award
from services.application.streams import CONTRACT as CONTRACTS
from tests.unit.domain.examples import (
    AWARD,
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    EXPECTATION,
    FRAMEWORK,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    MAP,
    PARTNER,
    WELL_BEING,
    an_id,
)

EXPECTING = (SetExpectation(stream_id=CONTRACT, expectation=EXPECTATION),)
WHOLE = Agreement(
    award=AWARD,
    impact_map=MAP,
    expectations=EXPECTING,
    break_points=(
        ScheduleBreakPoint(stream_id=CONTRACT, break_point_id=an_id(60), on=date(2027, 4, 1), purpose="Look"),
    ),
)


def context(key: UUID | None = None, council_id: UUID = COUNCIL) -> Context:
    return Context(role="commissioner", council_id=council_id, source=source.WEB, idempotency_key=key)


async def give(application: Fingerpost, *commands: Command) -> None:
    await application.execute(*commands, context=context())


@pytest.fixture
async def furnished(application: Fingerpost) -> Fingerpost:
    """An application whose council has an agreed framework and two organisations."""
    for organisation_id, name in ((LEAD, "Brightside"), (PARTNER, "Kestrel")):
        await give(
            application,
            RegisterOrganisation(stream_id=organisation_id, council_id=COUNCIL, name=name, kind="charity"),
        )
    await give(
        application,
        OpenFramework(stream_id=FRAMEWORK, council_id=COUNCIL, title="Growing up", service_area="Young"),
        *(DefineOutcome(stream_id=FRAMEWORK, outcome=known) for known in (CONFIDENCE, FRIENDSHIP)),
        *(DefineIndicator(stream_id=FRAMEWORK, indicator=known) for known in (HOPEFUL, WELL_BEING, LONELY)),
        AgreeFramework(
            stream_id=FRAMEWORK, agreed_on=datetime.now(UTC).date(), took_part=TookPart(commissioners=1)
        ),
    )
    return application


async def recorded(application: Fingerpost) -> Counter[str]:
    log = await application.store.read_log()
    return Counter(event.topic for event in log if event.originator_id == CONTRACT)


def fields(error: DomainError) -> Sequence[str]:
    return [known.field for known in error.errors] if isinstance(error, Several) else [error.field]


async def test_award_map_expectations_and_break_points_are_recorded_together(furnished: Fingerpost) -> None:
    executed = await award(furnished, WHOLE, context=context())
    assert (executed.version, executed.events) == (4, 4)
    state: Contract = await furnished.state(CONTRACT, CONTRACTS)
    assert state.expected == {HOPEFUL.indicator_id}
    assert state.break_points == {an_id(60): date(2027, 4, 1)}
    log = await furnished.store.read_log(executed.position - 4)
    assert {event.contract_id for event in log} == {CONTRACT}


async def test_everything_wrong_is_told_at_once_and_nothing_is_recorded(furnished: Fingerpost) -> None:
    late = replace(WHOLE.break_points[0], on=date(2040, 1, 1))
    wrong = Agreement(
        award=replace(AWARD, framework_version=3, partner_ids=(an_id(77),)),
        impact_map=MAP,
        break_points=(late,),
    )
    with pytest.raises(Several) as refused:
        await award(furnished, wrong, context=context())
    assert fields(refused.value) == ["partner_ids.0", "framework_version", "break_points.0.on"]
    assert not await recorded(furnished)


async def test_a_map_that_is_no_copy_of_the_version_is_refused(furnished: Fingerpost) -> None:
    other = replace(MAP, outcomes=(replace(CONFIDENCE, statement="They are bold."), FRIENDSHIP))
    with pytest.raises(NotFound) as refused:
        await award(furnished, replace(WHOLE, impact_map=other), context=context())
    assert fields(refused.value) == ["outcomes"]
    assert not await recorded(furnished)


async def test_another_council_s_contract_cannot_be_awarded(furnished: Fingerpost) -> None:
    with pytest.raises(NotAParty):
        await award(furnished, WHOLE, context=context(council_id=an_id(99)))
    assert not await recorded(furnished)


async def test_the_same_award_under_the_same_key_is_recorded_once(furnished: Fingerpost) -> None:
    key = uuid4()
    first = await award(furnished, WHOLE, context=context(key))
    again = await award(furnished, WHOLE, context=context(key))
    assert (again.position, again.repeated) == (first.position, True)
    assert (await recorded(furnished))["ContractAwarded"] == 1


async def test_a_contract_is_awarded_once(furnished: Fingerpost) -> None:
    await award(furnished, WHOLE, context=context())
    with pytest.raises(AlreadyDone):
        await award(furnished, WHOLE, context=context())


async def test_a_map_is_agreed_after_the_award(furnished: Fingerpost) -> None:
    await award(furnished, Agreement(award=AWARD), context=context())
    key = uuid4()
    first = await agree_impact_map(furnished, MAP, EXPECTING, context=context(key))
    again = await agree_impact_map(furnished, MAP, EXPECTING, context=context(key))
    assert (first.events, again.position, again.repeated) == (2, first.position, True)
    with pytest.raises(AlreadyDone):
        await agree_impact_map(furnished, MAP, context=context())


async def test_a_map_agreed_after_the_award_holds_what_the_version_holds(furnished: Fingerpost) -> None:
    await award(furnished, Agreement(award=AWARD), context=context())
    other: AgreeImpactMap = replace(MAP, indicators=(replace(HOPEFUL, unit="people"), WELL_BEING))
    stray = SetExpectation(
        stream_id=CONTRACT, expectation=replace(EXPECTATION, indicator_id=LONELY.indicator_id)
    )
    with pytest.raises(Several) as refused:
        await agree_impact_map(furnished, other, (stray,), context=context())
    assert fields(refused.value) == ["indicators", "expectations.0"]
    assert await recorded(furnished) == {"ContractAwarded": 1}


async def test_a_map_of_no_contract_is_refused(furnished: Fingerpost) -> None:
    with pytest.raises(NotFound):
        await agree_impact_map(furnished, MAP, context=context())
