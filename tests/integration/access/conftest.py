"""Access to a migrated database, with a clock that a test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from services.access import Access, Cookies, Limits, Rules, keeping, reading_only
from tests.factories import NOW, PASSWORD, PEOPLE, cheap_passwords

RULES = Rules(limits=Limits(per_account=3, per_address=6))


class MovedClock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> MovedClock:
    """The clock that sessions and limits run by."""
    return MovedClock()


@pytest.fixture
async def keeper(migrated_database_url: str) -> AsyncIterator[AsyncEngine]:
    """The register's own connections."""
    engine = keeping(migrated_database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def access(keeper: AsyncEngine, migrated_database_url: str, clock: MovedClock) -> AsyncIterator[Access]:
    """Access for everybody of `factories`."""
    reader = reading_only(migrated_database_url)
    made = Access(
        keeper, reader, Cookies(secure=False), passwords=cheap_passwords(), rules=RULES, clock=clock
    )
    for person in PEOPLE:
        await made.enter(person, PASSWORD)
    yield made
    await reader.dispose()
