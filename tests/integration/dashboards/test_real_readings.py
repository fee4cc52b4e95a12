"""The published readings, from the file to the chart: every figure, and every gap, of three councils."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Iterable
from importlib import resources
from itertools import product

import httpx
import numpy as np
import pytest
from sqlalchemy import select

from demonstration.load import import_readings
from demonstration.people import ENGLAND_ID, PASSWORD, PERSON
from projections import positions
from projections.comparators.queries import compared
from projections.contracts.tables import CONTRACT
from services.access import Access, Cookies, Scope, keeping, reading, reading_only
from services.access.service import SignedIn
from services.application.application import Fingerpost
from services.application.readings_import.framework import named_id
from services.dashboards.app import create_app
from services.operations.projecting import projector
from services.settings import Settings
from tests.factories import cheap_passwords
from tests.integration.dashboards.conftest import Visitor, told
from tests.integration.dashboards.lifespan import started

COUNCILS = ("Hartlepool", "Cornwall", "Isles of Scilly")
COMPARED = {"Hartlepool": "E06000001", "Leeds": "E08000035", "Dorset, until 2019": "E10000009"}
MEASURES = [f"ASC{number}" for number in range(1, 8)]
ENGLAND = "Adult social care in England"
COOKIES = Cookies(secure=False)


ByYear = dict[str, list[float | None]]


def rows_published() -> list[dict[str, str]]:
    """The file as it was published."""
    file = resources.files("demonstration.adult_social_care").joinpath("readings.csv")
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


def published(council: str) -> ByYear:
    """A council's figures in the file by year, in order; None for each that was not published."""
    rows = rows_published()
    return by_year((row["financial_year"], row["value"]) for row in rows if row["authority"] == council)


def of_its_type(code: str, measure: str) -> dict[str, tuple[list[float], int]]:
    """For each year in which a council was asked: the figures of all of its type, and how many gave none."""
    rows = [row for row in rows_published() if row["measure_code"] == measure]
    own = {row["financial_year"]: row["authority_type"] for row in rows if row["authority_code"] == code}
    cells = {
        year: [row["value"] for row in rows if (row["financial_year"], row["authority_type"]) == (year, kind)]
        for year, kind in own.items()
    }
    return {year: ([float(each) for each in told if each], told.count("")) for year, told in cells.items()}


def by_year(given: Iterable[tuple[str, str]]) -> ByYear:
    """Figures by year, in order; None where there is none."""
    found: ByYear = {}
    for year, figure in given:
        found.setdefault(year, []).append(float(figure) if figure else None)
    return {year: sorted(figures, key=_nothing_last) for year, figures in found.items()}


def _nothing_last(figure: float | None) -> tuple[bool, float]:
    return figure is None, figure or 0.0


@pytest.fixture
async def england(migrated_database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which the commissioner of all these councils is signed in."""
    url = migrated_database_url
    async with Fingerpost(url) as fingerpost:
        await import_readings(fingerpost, lambda _what, _done, _of: None)
    async with projector(url) as made:
        await made.drain()
    keeper, reader = keeping(url), reading_only(url)
    access = Access(keeper, reader, COOKIES, passwords=cheap_passwords())
    person = PERSON["england"].person
    await access.enter(person, PASSWORD)
    signed_in = await access.sign_in(person.email, PASSWORD, address="", cookie_header=None)
    assert isinstance(signed_in, SignedIn)
    await keeper.dispose()
    app = create_app(Settings(database_url=url))
    cookies = {COOKIES.name("session"): signed_in.token}
    async with (
        started(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://fingerpost.test", cookies=cookies
        ) as client,
    ):
        yield client
    await reader.dispose()


@pytest.fixture
async def contracts(england: httpx.AsyncClient, migrated_database_url: str) -> dict[str, str]:
    """The ids of the contracts by their titles."""
    assert england.cookies
    engine = reading_only(migrated_database_url)
    async with reading(engine, Scope(council_id=ENGLAND_ID, contracts="*")) as connection:
        rows = await connection.execute(select(CONTRACT.c.title, CONTRACT.c.contract_id))
        found = {row.title: str(row.contract_id) for row in rows}
    await engine.dispose()
    return found


async def test_every_published_figure_and_every_gap_of_three_councils_is_on_their_charts(
    england: httpx.AsyncClient, contracts: dict[str, str]
) -> None:
    for council in COUNCILS:
        contract = contracts[f"Adult social care in {council}"]
        answer = await england.get(f"/dashboards/contracts/{contract}/all.csv")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert by_year((row["Period"], row["As given"] or row["Reading"]) for row in rows) == published(
            council
        ), council
        assert all(row["Why there is no figure"] for row in rows if not row["Reading"])


@pytest.mark.usefixtures("england")
async def test_middle_and_quarters_of_a_council_s_type_are_those_of_the_published_file(
    migrated_database_url: str,
) -> None:
    engine = reading_only(migrated_database_url)
    async with reading(engine, Scope(council_id=ENGLAND_ID, contracts="*")) as connection:
        as_of = await positions.latest(connection)
        for code, measure in product(COMPARED.values(), MEASURES):
            ids = named_id(ENGLAND, "contract", code), named_id(ENGLAND, "indicator", measure)
            known = of_its_type(code, measure)
            found = await compared(connection, *ids, as_of=as_of)
            assert [each.period.label for each in found.periods] == sorted(known)
            for each in found.periods:
                figures, none = known[each.period.label]
                assert (each.gave, each.gave_none) == (len(figures), none)
                assert each.among is not None
                lies = [float(number) for number in (each.among.lower, each.among.median, each.among.upper)]
                assert lies == pytest.approx(list(np.percentile(figures, [25, 50, 75])), rel=1e-12)
    await engine.dispose()


async def test_what_a_page_tells_of_others_are_their_figures_as_they_are_shown(
    england: httpx.AsyncClient,
) -> None:
    for code, measure in product(COMPARED.values(), MEASURES):
        contract, indicator = named_id(ENGLAND, "contract", code), named_id(ENGLAND, "indicator", measure)
        page = f"/dashboards/contracts/{contract}/indicators/{indicator}/compared"
        answer = await england.get(f"{page}/all.csv")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]
        known = of_its_type(code, measure)
        assert [row[0] for row in rows] == sorted(known)
        for label, _, _, *lies, gave, none, _place, _why in rows:
            figures, none_published = known[label]
            assert (int(gave), int(none)) == (len(figures), none_published)
            half_a_step = [10.0 ** -len(cell.partition(".")[2]) / 2 + 1e-9 for cell in lies]
            exact = np.percentile(figures, [50, 25, 75])
            assert all(np.abs(exact - [float(cell) for cell in lies]) <= half_a_step), (label, lies)


async def test_a_council_that_was_reorganised_away_says_when_its_contract_ended_and_is_compared_until_then(
    england: httpx.AsyncClient,
) -> None:
    visitor = Visitor(england, england.cookies[COOKIES.name("session")])
    contract = f"/dashboards/contracts/{named_id(ENGLAND, 'contract', COMPARED['Dorset, until 2019'])}"
    assert "The contract ended on 31 March 2019." in told(await visitor.charts(contract))
    carers = f"{contract}/indicators/{named_id(ENGLAND, 'indicator', 'ASC1')}/compared"
    page = told(await visitor.charts(carers))
    assert "In the middle half of counties, as in 2016-17" in page
    assert "Nothing was asked for between 2016-17 and 2018-19." in page
    assert "Survey of adult carers, every second year" in page
