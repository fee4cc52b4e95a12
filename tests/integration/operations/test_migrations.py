"""Migrations, as every installation runs them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from services.operations.migrations import _upgrade, migrate
from services.operations.migrations.roles import ACCESS, PROJECTOR, READER, ROLES, WRITER, create_roles


@asynccontextmanager
async def connected(url: str, **settings: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(url, server_settings=settings)
    try:
        yield connection
    finally:
        await connection.close()


async def test_four_that_migrate_at_once_take_turns(database_url: str) -> None:
    await asyncio.gather(*(migrate(database_url) for _ in range(4)))
    async with connected(database_url) as connection:
        assert await connection.fetchval("select count(*) from migrations.revision") == 1


async def test_migrating_again_changes_nothing(migrated_database_url: str) -> None:
    tables = "select array_agg(oid::regclass::text order by oid) from pg_class where oid >= 16384"
    async with connected(migrated_database_url) as connection:
        before = await connection.fetchval(tables)
        await migrate(migrated_database_url)
        assert await connection.fetchval(tables) == before


async def test_a_login_that_is_no_superuser_migrates_and_becomes_each_role(database_url: str) -> None:
    async with connected(database_url) as superuser:
        name = await superuser.fetchval("select current_database()")
        login = f"login_of_{name}"
        await superuser.execute(f"create role {login} login createrole")
        await superuser.execute(f"alter database {name} owner to {login}")
        for role in ROLES:
            # They are there already if another test on this server was first.
            if await superuser.fetchval("select true from pg_roles where rolname = $1", role):
                await superuser.execute(f"grant {role} to {login} with {await _as_its_creator(superuser)}")

    async def as_login() -> asyncpg.Connection:
        # Not by a setting of the address: the server passes over `session_authorization` there.
        connection = await asyncpg.connect(database_url)
        await connection.execute(f"set session authorization {login}")
        return connection

    engine = create_async_engine("postgresql+asyncpg://", async_creator=as_login, poolclass=NullPool)
    async with engine.begin() as connection:
        assert await connection.scalar(text("select session_user")) == login
        await connection.run_sync(create_roles)
        await connection.run_sync(_upgrade)
    async with engine.connect() as connection:
        for role in ROLES:
            await connection.execute(text(f"set role {role}"))
    await engine.dispose()


async def _as_its_creator(connection: asyncpg.Connection) -> str:
    """The options with which a role belongs to the login that created it."""
    is_16_or_later = connection.get_server_version().major >= 16
    return "admin true, inherit false, set false" if is_16_or_later else "admin option"


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        (WRITER, "update eventstore.events set payload = ''"),
        (WRITER, "delete from eventstore.events"),
        (WRITER, "truncate eventstore.events"),
        (WRITER, "select from access.people"),
        (WRITER, "create table eventstore.mine ()"),
        (PROJECTOR, "delete from eventstore.events"),
        (PROJECTOR, "select from access.sessions"),
        (READER, "select payload from eventstore.events"),
        (READER, "select actor_id from eventstore.events"),
        (READER, "select from access.people"),
        (READER, "create table projections.mine ()"),
        (ACCESS, "select from eventstore.events"),
        (ACCESS, "delete from access.sign_in_attempts"),
        (ACCESS, "update access.sign_in_attempts set kind = 'signed in'"),
    ],
)
async def test_a_role_may_do_no_other_roles_work(
    migrated_database_url: str, role: str, statement: str
) -> None:
    async with connected(migrated_database_url, role=role) as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(statement)


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        (WRITER, "select from eventstore.events"),
        (PROJECTOR, "select from eventstore.events"),
        (PROJECTOR, "create table projections.mine ()"),
        (ACCESS, "delete from access.people"),
        (ACCESS, "select from access.sign_in_attempts"),
    ],
)
async def test_a_role_may_do_its_own_work(migrated_database_url: str, role: str, statement: str) -> None:
    async with connected(migrated_database_url, role=role) as connection:
        await connection.execute(statement)


async def test_facts_cannot_be_changed_by_their_owner_either(migrated_database_url: str) -> None:
    async with connected(migrated_database_url, role="fingerpost_owner") as connection:
        with pytest.raises(asyncpg.RestrictViolationError):
            await connection.execute("delete from eventstore.events")


async def test_two_people_cannot_share_an_address_in_other_capitals(migrated_database_url: str) -> None:
    insert = (
        "insert into access.people (id, name, email, password_hash, role) "
        "values (gen_random_uuid(), 'A', $1, '', '')"
    )
    async with connected(migrated_database_url, role=ACCESS) as connection:
        await connection.execute(insert, "a@example.org")
        with pytest.raises(asyncpg.UniqueViolationError):
            await connection.execute(insert, "A@Example.org")
