"""The demonstration: the same history everywhere, loaded once, however often it is asked for."""

from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from demonstration.acts import NOW
from demonstration.aldermere.story import acts
from demonstration.load import load
from demonstration.people import PASSWORD, PEOPLE
from services.access.cookies import Cookies
from services.access.service import Access, SignedIn
from services.application.application import Fingerpost


def quiet(_what: str, _done: int, _of: int) -> None:
    """Nobody watches."""


@pytest.fixture
async def engine(migrated_database_url: str) -> AsyncIterator[AsyncEngine]:
    made = create_async_engine(
        migrated_database_url.replace("postgresql://", "postgresql+asyncpg://"),
        connect_args={"server_settings": {"role": "fingerpost_access"}},
    )
    yield made
    await made.dispose()


@pytest.fixture
async def loaded(migrated_database_url: str, engine: AsyncEngine) -> AsyncIterator[Fingerpost]:
    async with Fingerpost(migrated_database_url) as application:
        await load(application, Access(engine, engine, Cookies(secure=False)), quiet)
        yield application


async def test_it_holds_everything_that_a_council_meets_in_three_years(loaded: Fingerpost) -> None:
    types = Counter(event.topic for event in await loaded.store.read_log(limit=100_000))
    assert types["ContractAwarded"] == 160
    assert types["ReadingRecorded"] == 6376 + 193
    for happened in (
        "ReturnQueried", "QueryAnswered", "ReturnSentBack", "ReadingRestated", "LockLifted",
        "RevisionProposed", "RevisionAgreed", "RevisionTookEffect", "BreakPointScheduled",
    ):  # fmt: skip
        assert types[happened], happened


async def test_loading_it_again_adds_nothing(loaded: Fingerpost, engine: AsyncEngine) -> None:
    head = await loaded.store.head()
    await load(loaded, Access(engine, engine, Cookies(secure=False)), quiet)
    assert await loaded.store.head() == head


async def test_it_is_told_in_order_of_time_and_ends_before_its_present(loaded: Fingerpost) -> None:
    moments = [event.recorded_at for event in await loaded.store.read_log(limit=100_000)]
    assert moments == sorted(moments)
    assert moments[-1] < NOW


async def test_every_kind_of_user_can_sign_in(loaded: Fingerpost, engine: AsyncEngine) -> None:
    access = Access(engine, engine, Cookies(secure=False))
    for person in PEOPLE:
        answer = await access.sign_in(person.email, PASSWORD, address="127.0.0.1", cookie_header=None)
        assert isinstance(answer, SignedIn)
    roles = {person.role for person in PEOPLE}
    assert roles == {"provider", "commissioner", "assessor", "scrutiny", "auditor", "administrator"}
    assert await loaded.store.head() > 0


def test_each_act_has_a_key_of_its_own() -> None:
    keys = [act.key for act in acts()]
    assert len(set(keys)) == len(keys)
