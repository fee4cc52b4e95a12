"""Importing a file of readings: the whole file or nothing, and nothing twice."""

import asyncio
import csv
from collections import Counter
from datetime import date
from importlib import resources

import msgspec
from msgspec.structs import replace

from domain.contract.model import Contract
from domain.provider_return.model import Return, return_id
from domain.shared.figures import number_of
from services.application.application import Fingerpost
from services.application.readings_import.framework import framework_of, named_id
from services.application.readings_import.importing import ReadingsImport, Report
from services.application.readings_import.mapping import ContractMapping, Mapping, read_mapping
from services.application.streams import CONTRACT, RETURN

FILES = resources.files("demonstration.adult_social_care")
CONTENT = FILES.joinpath("readings.csv").read_bytes()
MAPPING = read_mapping(FILES.joinpath("mapping.toml").read_bytes(), "mapping.toml")
HEADER, *LINES = CONTENT.decode().splitlines()
COUNCIL = MAPPING.council.name
TERM = ContractMapping(starts_on=date(2015, 4, 1), ends_on=date(2023, 3, 31))
OF_ONE_TERM = replace(MAPPING, contract=TERM)
"""The mapping with one term for all, whatever rows a file has of each."""


def file_of(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines, ""]).encode()


async def imported(
    application: Fingerpost,
    content: bytes,
    *,
    restate: str = "",
    good: bool = False,
    mapping: Mapping = MAPPING,
) -> Report:
    reading = ReadingsImport(application, mapping, content)
    return await reading.carry_out(await reading.plan(restate=restate), accept_good_rows=good)


async def return_of(application: Fingerpost, code: str, year: int) -> Return:
    contract_id = named_id(COUNCIL, "contract", code)
    contract: Contract = await application.state(contract_id, CONTRACT)
    period = next(known for known in contract.periods() if known.starts_on.year == year)
    state: Return = await application.state(return_id(contract_id, period), RETURN)
    return state


async def term_of(application: Fingerpost, code: str) -> tuple[date, date]:
    contract: Contract = await application.state(named_id(COUNCIL, "contract", code), CONTRACT)
    assert contract.award is not None
    return contract.award.starts_on, contract.award.ends_on


async def test_every_row_of_the_published_file_is_accounted_for(application: Fingerpost) -> None:
    report = await imported(application, CONTENT)
    assert (report.plan.readings, report.plan.missing, report.plan.problems) == (6078, 298, ())
    types = Counter(event.topic for event in await application.store.read_log(limit=100_000))
    assert types["ReadingRecorded"] == 6376
    assert types["ContractAwarded"] == 157


async def test_every_recorded_figure_is_the_file_s(application: Fingerpost) -> None:
    lines = [line for line in LINES if ",E06000001," in line or ",E10000009," in line]
    await imported(application, file_of(*lines))
    asked = framework_of(MAPPING).asked
    for row in csv.DictReader([HEADER, *lines]):
        state = await return_of(application, row["authority_code"], int(row["financial_year"][:4]))
        reading = state.reading_of(asked[row["measure_code"]].indicator_id)
        assert reading is not None
        written = "" if reading.figure is None else str(number_of(reading.figure))
        assert written == row["value"]


async def test_importing_the_same_file_again_adds_nothing(application: Fingerpost) -> None:
    first = await imported(application, file_of(*LINES[:300]))
    head = await application.store.head()
    again = await imported(application, file_of(*LINES[:300]))
    assert first.events == head
    assert (again.recorded, again.events, again.plan.known) == (False, 0, 300)
    assert await application.store.head() == head


async def test_nothing_is_imported_where_one_row_is_bad(application: Fingerpost) -> None:
    bad = LINES[1].replace("8.3", "eight")
    report = await imported(application, file_of(LINES[0], bad, LINES[2]))
    assert [problem.line for problem in report.plan.problems] == [3]
    assert not report.recorded
    assert await application.store.head() == 0


async def test_good_rows_are_imported_where_that_is_asked_for(application: Fingerpost) -> None:
    bad = LINES[1].replace("8.3", "eight")
    report = await imported(application, file_of(LINES[0], bad, LINES[2]), good=True)
    assert report.recorded
    assert (report.plan.readings, len(report.plan.problems)) == (2, 1)


async def test_an_import_that_was_broken_off_is_completed_by_the_next(application: Fingerpost) -> None:
    await imported(application, file_of(*LINES[:150]), mapping=OF_ONE_TERM)
    report = await imported(application, file_of(*LINES[:300]), mapping=OF_ONE_TERM)
    assert not report.plan.problems
    assert report.plan.known == 150


async def test_another_figure_for_a_recorded_reading_is_refused_with_the_remedy(
    application: Fingerpost,
) -> None:
    await imported(application, file_of(LINES[0]))
    report = await imported(application, file_of(LINES[0].replace("8.9", "9.1")))
    (problem,) = report.plan.problems
    assert problem.line == 2
    assert "--restate" in problem.reason


async def test_another_figure_is_restated_where_a_reason_is_given(application: Fingerpost) -> None:
    await imported(application, file_of(LINES[0]))
    await imported(application, file_of(LINES[0].replace("8.9", "9.1")), restate="Published anew.")
    *_, last = await application.store.read_log(types=("ReadingRestated",))
    assert b'"9.1"' in last.state
    assert b'"8.9"' in last.state
    assert b"Published anew." in last.state


async def test_each_reading_names_the_line_that_it_came_from(application: Fingerpost) -> None:
    await imported(application, file_of(*LINES[:3]))
    readings = await application.store.read_log(types=("ReadingRecorded",))
    sources = sorted((event.source or "").rsplit(":", 1)[1] for event in readings)
    assert sources == ["2", "3", "4"]


async def test_whom_the_readings_are_from_stands_with_their_framework(application: Fingerpost) -> None:
    await imported(application, file_of(LINES[0]))
    (opened,) = await application.store.read_log(types=("FrameworkOpened",))
    assert b"NHS Digital and the Office for Local Government, Open Government Licence v3.0" in opened.state


async def test_each_council_is_registered_with_the_group_in_which_it_is_compared(
    application: Fingerpost,
) -> None:
    await imported(application, CONTENT)
    registered = await application.store.read_log(types=("OrganisationRegistered",), limit=1000)
    groups = Counter(msgspec.json.decode(event.state)["peer_group"] for event in registered)
    assert groups == {
        "unitary authorities": 61,
        "metropolitan districts": 36,
        "London boroughs": 33,
        "counties": 27,
    }


async def test_without_a_term_in_the_mapping_a_contract_ends_with_the_last_period_of_its_rows(
    application: Fingerpost,
) -> None:
    lines = [line for line in LINES if ",Dorset," in line]
    await imported(application, file_of(*lines))
    terms = [await term_of(application, code) for code in ("E10000009", "E06000059")]
    assert terms == [(date(2015, 4, 1), date(2019, 3, 31)), (date(2019, 4, 1), date(2023, 3, 31))]


async def test_a_row_outside_the_contract_s_term_is_refused(application: Fingerpost) -> None:
    late = file_of(LINES[0].replace("2016-17", "2031-32"))
    report = await imported(application, late, mapping=OF_ONE_TERM)
    (problem,) = report.plan.problems
    assert "is no period of Hartlepool's contract" in problem.reason


async def test_two_imports_of_one_file_at_once_record_it_once(application: Fingerpost) -> None:
    content = file_of(*LINES[:60])
    reports = await asyncio.gather(
        imported(application, content), imported(application, content), return_exceptions=True
    )
    assert all(isinstance(report, Report) for report in reports)
    types = Counter(event.topic for event in await application.store.read_log(limit=10_000))
    assert types["ReadingRecorded"] == 60
