"""A furnished world, its people, and a post office that keeps what it is given."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from services.operations.embedded_postgres import EmbeddedPostgres
from services.operations.reminding import reminders_of
from services.reminders.channel import Message
from services.reminders.reminding import Reminders
from services.settings import Settings
from tests.factories import NOW
from tests.furnished import clones, make_template


@pytest.fixture(scope="session")
def furnished_template(embedded_server: EmbeddedPostgres) -> str:
    """The name of the furnished database, to be cloned; one server is enough for who is reminded of what."""
    return make_template(embedded_server)


@pytest.fixture
def furnished_url(embedded_server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """The address of a new furnished database."""
    yield from clones(embedded_server, furnished_template)


class PostOffice:
    """A channel that keeps what it is given, or fails as it is told."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.failing: Exception | None = None

    async def send(self, message: Message) -> None:
        if self.failing is not None:
            raise self.failing
        self.sent.append(message)

    async def trouble(self) -> str | None:
        return None


@pytest.fixture
def post() -> PostOffice:
    """A post office that has sent nothing yet."""
    return PostOffice()


@pytest.fixture
async def reminders(furnished_url: str, post: PostOffice) -> AsyncIterator[Reminders]:
    """The reminders of the furnished world, at its moment."""
    settings = Settings(database_url=furnished_url, clock=NOW, public_url="https://fingerpost.example")
    async with reminders_of(settings, post) as made:
        yield made
