"""Both parties of a contract, each in a browser of their own, and what they do with a revision."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from html import unescape

import pytest
from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar

from services.access import Person
from tests.factories import COMMISSIONER, LEAD, YOUTH, an_id
from tests.integration.monitoring.conftest import Browser, sign_in

NEW = f"/contracts/{YOUTH}/revisions/new"
OUTLINE = {
    "break_point_id": str(an_id(61)),
    "effective_from.day": "1",
    "effective_from.month": "April",
    "effective_from.year": "2026",
    "reason": "A year has passed.",
}
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
async def lead(browser: Browser) -> Browser:
    """The lead provider's browser."""
    await sign_in(browser, LEAD)
    return browser


@pytest.fixture
async def commissioner(app: Litestar, browser: Browser) -> AsyncIterator[Browser]:
    """The commissioner's browser, beside the provider's, before the same service."""
    assert browser.is_closed is False, "the provider's browser keeps the service running"
    async with another(app, COMMISSIONER) as client:
        yield client


class another:  # noqa: N801 - read as a phrase: `async with another(app, PERSON)`
    """One more browser before a service that another one keeps running."""

    def __init__(self, app: Litestar, person: Person) -> None:
        transport = ASGITransport(app=app, raise_app_exceptions=False)  # type: ignore[arg-type]
        self._client = AsyncClient(transport=transport, base_url="http://testserver.local")
        self._person = person

    async def __aenter__(self) -> Browser:
        await self._client.__aenter__()
        await sign_in(self._client, self._person)
        return self._client

    async def __aexit__(self, *_: object) -> None:
        await self._client.__aexit__(None, None, None)


def hidden(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that is sent to an address."""
    form = page.split(f'<form action="{action}"', 1)[1].split("</form>", 1)[0]
    return {name: unescape(value) for name, value in _HIDDEN.findall(form)}


async def send(browser: Browser, shown_at: str, to: str = "", /, **typed: str) -> Response:
    """Open a page, type into its form, and send it."""
    page = (await browser.get(shown_at)).text
    to = to or shown_at.partition("?")[0]
    return await browser.post(to, data=hidden(page, to) | typed)


async def begun(browser: Browser) -> str:
    """The address of a new draft."""
    answer = await send(browser, NEW, **OUTLINE)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def question(browser: Browser, revision: str, text: str = "What did you learn?") -> str:
    """Write the change that returns ask one more question; the address of the change."""
    shown = f"{revision}/changes/new?kind=prompt_added"
    answer = await send(browser, shown, text=text, reason="So that we hear it.")
    assert answer.status_code == 303, answer.text
    return f"{revision}/changes/{answer.headers['location'].partition('#change-')[2]}"


async def act(browser: Browser, revision: str, what: str) -> Response:
    """Press a button of the revision's own page."""
    return await send(browser, revision, f"{revision}/{what}")


async def text_of(browser: Browser, address: str) -> str:
    answer = await browser.get(address)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


async def both_open(
    lead: Browser, commissioner: Browser, address: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Both have the page open; what each of their forms holds unseen."""
    pages = await asyncio.gather(lead.get(address), commissioner.get(address))
    first, second = (hidden(page.text, address) for page in pages)
    return first, second
