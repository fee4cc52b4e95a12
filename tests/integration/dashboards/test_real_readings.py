"""The published readings, from the file to the chart: every figure, and every gap, of three councils."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Iterable
from importlib import resources

import httpx
import pytest
from sqlalchemy import select

from demonstration.load import import_readings
from demonstration.people import ENGLAND_ID, PASSWORD, PERSON
from projections.contracts.tables import CONTRACT
from services.access import Access, Cookies, Scope, keeping, reading, reading_only
from services.access.service import SignedIn
from services.application.application import Fingerpost
from services.dashboards.app import create_app
from services.operations.projecting import projector
from services.settings import Settings
from tests.factories import cheap_passwords
from tests.integration.dashboards.lifespan import started

COUNCILS = ("Hartlepool", "Cornwall", "Isles of Scilly")
COOKIES = Cookies(secure=False)


ByYear = dict[str, list[float | None]]


def published(council: str) -> ByYear:
    """A council's figures in the file by year, in order; None for each that was not published."""
    file = resources.files("demonstration.adult_social_care").joinpath("readings.csv")
    rows = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    return by_year((row["financial_year"], row["value"]) for row in rows if row["authority"] == council)


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
