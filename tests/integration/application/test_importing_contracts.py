"""Importing contracts: the whole workbook or none of it, each contract whole, and nothing twice."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from domain.contract.model import Contract
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import TookPart
from domain.organisation.commands import RegisterOrganisation
from domain.shared.facts import Command
from eventstore import source
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.contracts.awarding import award, contract_id_of
from services.application.contracts.known import Known, known_to
from services.application.contracts.workbook import importing
from services.application.contracts.workbook.importing import ContractsImport, Report
from services.application.streams import CONTRACT as CONTRACTS
from tests.integration.projections.conftest import projected, projector_pool, reader_engine, seen_by
from tests.unit.domain.examples import (
    CONFIDENCE,
    COUNCIL,
    FRAMEWORK,
    FRIENDSHIP,
    HOPEFUL,
    LONELY,
    WELL_BEING,
    an_id,
)
from tests.unit.services.application.contracts.making import (
    CONTRACT,
    KNOWN,
    WHOLE,
    Rows,
    file_of,
    with_changes,
)

TWO: Mapping[str, Rows] = {**WHOLE, "Contracts": [CONTRACT, with_changes(CONTRACT, Reference="YS-02")]}
CONTEXT = Context(role="commissioner", council_id=COUNCIL, source=source.WEB)
FIRST, SECOND = contract_id_of(COUNCIL, "YS-01"), contract_id_of(COUNCIL, "YS-02")


async def give(application: Fingerpost, *commands: Command) -> None:
    await application.execute(*commands, context=CONTEXT)


@pytest.fixture
async def furnished(application: Fingerpost) -> Fingerpost:
    """An application whose council has what `KNOWN` says."""
    for named in KNOWN.organisations:
        await give(
            application,
            RegisterOrganisation(stream_id=named.id, council_id=COUNCIL, name=named.name, kind="charity"),
        )
    await give(
        application,
        OpenFramework(
            stream_id=FRAMEWORK, council_id=COUNCIL, title="Growing up well", service_area="Young people"
        ),
        *(DefineOutcome(stream_id=FRAMEWORK, outcome=known) for known in (CONFIDENCE, FRIENDSHIP)),
        *(DefineIndicator(stream_id=FRAMEWORK, indicator=known) for known in (HOPEFUL, WELL_BEING, LONELY)),
        AgreeFramework(
            stream_id=FRAMEWORK, agreed_on=datetime.now(UTC).date(), took_part=TookPart(commissioners=1)
        ),
    )
    return application


def importing_of(
    application: Fingerpost, sheets: Mapping[str, Rows], known: Known = KNOWN
) -> ContractsImport:
    return ContractsImport(application, known, file_of(sheets), "contracts.xlsx", context=CONTEXT)


async def imported(application: Fingerpost, sheets: Mapping[str, Rows]) -> Report:
    return await importing_of(application, sheets).carry_out()


async def recorded(application: Fingerpost) -> Counter[str]:
    log = await application.store.read_log(limit=1000)
    return Counter(event.topic for event in log if event.originator_id in (FIRST, SECOND))


async def test_a_plan_changes_nothing(furnished: Fingerpost) -> None:
    head = await furnished.store.head()
    plan = await importing_of(furnished, TWO).plan()
    assert [contract.agreement.award.reference for contract in plan.new] == ["YS-01", "YS-02"]
    assert await furnished.store.head() == head


async def test_every_contract_of_a_good_workbook_is_awarded_whole(furnished: Fingerpost) -> None:
    report = await imported(furnished, TWO)
    assert [contract.agreement.award.reference for contract in report.awarded] == ["YS-01", "YS-02"]
    assert (report.refused, report.position) == ((), await furnished.store.head())
    assert await recorded(furnished) == {
        "ContractAwarded": 2,
        "ImpactMapAgreed": 2,
        "ExpectationSet": 1,
        "BreakPointScheduled": 1,
    }
    state: Contract = await furnished.state(FIRST, CONTRACTS)
    assert state.expected == {HOPEFUL.indicator_id}


async def test_each_fact_names_the_file_it_came_from(furnished: Fingerpost) -> None:
    content = file_of(WHOLE)
    await ContractsImport(furnished, KNOWN, content, "contracts.xlsx", context=CONTEXT).carry_out()
    digest = hashlib.sha256(content).hexdigest()
    log = await furnished.store.read_log(types=("ContractAwarded", "ExpectationSet"))
    assert {event.source for event in log} == {source.spreadsheet(digest)}
    assert {event.contract_id for event in log} == {FIRST}


async def test_nothing_is_awarded_where_one_cell_is_wrong(furnished: Fingerpost) -> None:
    wrong = {**TWO, "Contracts": [CONTRACT, with_changes(CONTRACT, Reference="YS-02", Last_day="soon")]}
    report = await imported(furnished, wrong)
    assert [problem.address for problem in report.plan.problems] == ["Contracts!J3"]
    assert (report.awarded, report.position) == ((), None)
    assert not await recorded(furnished)


async def test_the_same_workbook_again_adds_nothing(furnished: Fingerpost) -> None:
    await imported(furnished, TWO)
    head = await furnished.store.head()
    report = await imported(furnished, TWO)
    assert [contract.is_there for contract in report.plan.contracts] == [True, True]
    assert not report.awarded
    assert await furnished.store.head() == head


async def test_an_import_that_was_broken_off_is_completed_by_the_next(
    furnished: Fingerpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def award_the_first(*arguments: object, **named: object) -> object:
        if await recorded(furnished):
            raise ConnectionResetError
        return await award(*arguments, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(importing, "award", award_the_first)
        with pytest.raises(ConnectionResetError):
            await imported(furnished, TWO)
    assert (await recorded(furnished))["ContractAwarded"] == 1
    report = await imported(furnished, TWO)
    assert [contract.agreement.award.reference for contract in report.awarded] == ["YS-02"]
    assert (await recorded(furnished))["ContractAwarded"] == 2


async def test_another_contract_under_a_reference_that_is_there_is_refused(furnished: Fingerpost) -> None:
    await imported(furnished, WHOLE)
    other = {**WHOLE, "Contracts": [with_changes(CONTRACT, Last_day=date(2028, 3, 31))]}
    report = await imported(furnished, other)
    assert [problem.address for problem in report.plan.problems] == ["Contracts!J2"]
    assert (await recorded(furnished))["ContractAwarded"] == 1


async def test_two_imports_of_one_workbook_at_once_award_each_contract_once(furnished: Fingerpost) -> None:
    reports = await asyncio.gather(imported(furnished, TWO), imported(furnished, TWO))
    assert not any(report.plan.problems or report.refused for report in reports)
    assert (await recorded(furnished))["ContractAwarded"] == 2


async def test_a_contract_that_somebody_awards_meanwhile_is_told_and_the_others_go_on(
    furnished: Fingerpost,
) -> None:
    wanted = importing_of(furnished, TWO)
    plan = await wanted.plan()
    rival = replace(plan.new[0].agreement, award=replace(plan.new[0].agreement.award, title="Rival"))
    planned_before = wanted.plan

    async def plan_and_be_overtaken() -> object:
        found = await planned_before()
        await award(furnished, rival, context=CONTEXT)
        return found

    wanted.plan = plan_and_be_overtaken  # type: ignore[method-assign,assignment]
    report = await wanted.carry_out()
    assert [refused.reference for refused in report.refused] == ["YS-01"]
    assert "already awarded" in report.refused[0].sentence
    assert [contract.agreement.award.reference for contract in report.awarded] == ["YS-02"]


async def test_what_the_read_models_know_is_what_a_workbook_may_name(
    furnished: Fingerpost, migrated_database_url: str
) -> None:
    await give(
        furnished,
        OpenFramework(stream_id=an_id(80), council_id=COUNCIL, title="Not agreed", service_area=""),
    )
    await imported(furnished, TWO)
    async with projector_pool(migrated_database_url) as pool:
        await projected(pool, await furnished.store.read_log(limit=1000))
    engine = reader_engine(migrated_database_url)
    async with seen_by(engine, COUNCIL) as connection:
        known = await known_to(connection, COUNCIL, as_of=await furnished.store.head())
    await engine.dispose()
    assert known.frameworks == KNOWN.frameworks
    assert set(known.organisations) == set(KNOWN.organisations)
    assert known.contracts == {"ys-01": (FIRST,), "ys-02": (SECOND,)}
    plan = await importing_of(furnished, TWO, known).plan()
    assert [contract.is_there for contract in plan.contracts] == [True, True]
