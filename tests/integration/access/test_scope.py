"""What a scope lets a request read: enforced by the database, not by the query."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from services.access import Access, Cookies, Person, Scope, keeping, reading, reading_only
from services.operations.embedded_postgres import EmbeddedPostgres
from tests.factories import (
    ADMINISTRATOR,
    AUDITOR,
    COMMISSIONER,
    DAY_CENTRE,
    ELSEWHERE,
    FOREIGN_COMMISSIONER,
    LEAD,
    NORTHAM,
    OTHER_PROVIDER,
    PARTNER,
    SCRUTINY,
    YOUTH,
    cheap_passwords,
)
from tests.furnished import clones, make_template

VISIBLE = text("select contract_id from projections.contract")


@pytest.fixture(scope="module")
def url(embedded_server: EmbeddedPostgres) -> Iterator[str]:
    """The address of a furnished database in which nothing is changed."""
    yield from clones(embedded_server, make_template(embedded_server))


@pytest.fixture
async def reader(url: str) -> AsyncIterator[AsyncEngine]:
    """The reader's connections."""
    engine = reading_only(url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def access(url: str, reader: AsyncEngine) -> AsyncIterator[Access]:
    """Access to the furnished database."""
    keeper = keeping(url)
    yield Access(keeper, reader, Cookies(secure=False), passwords=cheap_passwords())
    await keeper.dispose()


@pytest.mark.parametrize(
    ("person", "contracts"),
    [
        (LEAD, {YOUTH}),
        (PARTNER, {YOUTH}),
        (OTHER_PROVIDER, {DAY_CENTRE}),
        (COMMISSIONER, {YOUTH, DAY_CENTRE}),
        (AUDITOR, {YOUTH, DAY_CENTRE}),
        (FOREIGN_COMMISSIONER, {ELSEWHERE}),
        (SCRUTINY, set()),
        (ADMINISTRATOR, set()),
    ],
    ids=lambda value: value.email if isinstance(value, Person) else "",
)
async def test_each_person_reads_their_own_contracts(
    access: Access, person: Person, contracts: set[UUID]
) -> None:
    async with access.reading(await access.scope_of(person)) as connection:
        assert set((await connection.execute(VISIBLE)).scalars()) == contracts
    async with access.reading_as(person) as connection:
        assert set((await connection.execute(VISIBLE)).scalars()) == contracts


async def test_a_contract_of_another_council_is_not_read_even_when_it_is_named(reader: AsyncEngine) -> None:
    async with reading(reader, Scope(council_id=NORTHAM, contracts=(ELSEWHERE, YOUTH))) as connection:
        assert set((await connection.execute(VISIBLE)).scalars()) == {YOUTH}


async def test_a_scope_ends_with_its_transaction(reader: AsyncEngine) -> None:
    async with reading(reader, Scope(council_id=NORTHAM, contracts="*")) as connection:
        assert (await connection.execute(VISIBLE)).all()
    for _ in range(3):  # the pool hands out the connection that was just used
        async with reader.connect() as connection:
            assert (await connection.execute(VISIBLE)).all() == []


async def test_what_one_person_reads_ends_with_their_transaction(access: Access) -> None:
    async with access.reading_as(COMMISSIONER) as connection:
        assert set((await connection.execute(VISIBLE)).scalars()) == {YOUTH, DAY_CENTRE}
    for _ in range(3):  # the pool hands out the connection that was just used
        async with access.reading_as(LEAD) as connection:
            assert set((await connection.execute(VISIBLE)).scalars()) == {YOUTH}


async def test_reading_changes_nothing(reader: AsyncEngine) -> None:
    async with reading(reader, Scope(council_id=NORTHAM, contracts="*")) as connection:
        with pytest.raises(DBAPIError, match=r"permission denied|read-only"):
            await connection.execute(text("delete from projections.contract"))


async def test_the_reader_sees_neither_people_nor_what_events_say(reader: AsyncEngine) -> None:
    for table in ("access.people", "access.sessions", "eventstore.appends"):
        async with reader.connect() as connection:
            with pytest.raises(DBAPIError, match="permission denied"):
                await connection.execute(text(f"select * from {table}"))  # noqa: S608 - names from above
    async with reader.connect() as connection:
        with pytest.raises(DBAPIError, match="permission denied"):
            await connection.execute(text("select payload from eventstore.events"))
