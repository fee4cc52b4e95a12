"""An application on a migrated database."""

from collections.abc import AsyncIterator

import pytest

from services.application.application import Fingerpost


@pytest.fixture
async def application(migrated_database_url: str) -> AsyncIterator[Fingerpost]:
    """The write side, open."""
    async with Fingerpost(migrated_database_url) as opened:
        yield opened
