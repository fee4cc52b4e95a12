"""The programs of the guides to the API work, line by line, but for who signs in."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from pathlib import Path

import httpx
import pytest

from domain.provider_return.model import return_id
from services.access import Person
from tests.factories import COMMISSIONER, DAY_CENTRE, FRAMEWORKS, LEAD, NORTHAM, PASSWORD, SUMMER, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in

GUIDES = Path(__file__).parents[3] / "docs" / "how-to"
_PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CARRIED = frozenset({"set-cookie", "content-type", "location"})


class Bridge(httpx.BaseTransport):
    """Carries the requests of a program in another thread to the service in this loop."""

    def __init__(self, browser: Browser, loop: asyncio.AbstractEventLoop) -> None:
        self._browser, self._loop = browser, loop

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        content = request.read()
        asking = self._browser.request(
            request.method, request.url.raw_path.decode(), content=content, headers=request.headers
        )
        answer = asyncio.run_coroutine_threadsafe(asking, self._loop).result()
        headers = [(name, value) for name, value in answer.headers.multi_items() if name in _CARRIED]
        return httpx.Response(answer.status_code, headers=headers, content=answer.content)


def program(guide: str, whose: str, person: Person) -> str:
    """All that a guide has its reader write, for this person."""
    whole = "\n".join(_PROGRAM.findall((GUIDES / guide).read_text()))
    assert whole.count(whose) == whole.count("…") == 1
    return whole.replace(whose, person.email).replace("…", PASSWORD)


async def test_the_program_of_the_guide_works(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge = Bridge(browser, asyncio.get_running_loop())
    monkeypatch.setattr(httpx, "Client", partial(httpx.Client, transport=bridge))
    whole = program("use-the-api.md", "program@council.example", COMMISSIONER)
    await asyncio.to_thread(exec, whole, {})
    assert capsys.readouterr().out == "YS-32 Day centre\nYS-31 Youth clubs\n"

    browser.cookies.clear()
    await sign_in(browser, COMMISSIONER)
    (revision,) = (await browser.get(f"/api/contracts/{YOUTH}/revisions")).json()
    assert revision["changes"][0]["change"]["type"] == "prompt_added"
    assert (await browser.get(f"/api/contracts/{DAY_CENTRE}/revisions")).json() == []
    document = (await browser.get(f"/api/frameworks/{FRAMEWORKS[NORTHAM]}/document")).json()
    assert document["outcomes"][0]["horizon"] == "medium"


async def test_the_program_that_sends_a_return_works(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge = Bridge(browser, asyncio.get_running_loop())
    monkeypatch.setattr(httpx, "Client", partial(httpx.Client, transport=bridge))
    whole = program("send-returns-by-program.md", "program@provider.example", LEAD)
    await asyncio.to_thread(exec, whole, {})
    assert capsys.readouterr().out.endswith("declarations.insurance Our insurance is valid\n201 unusual: 0\n")

    browser.cookies.clear()
    await sign_in(browser, LEAD)
    sent = (await browser.get(f"/api/returns/{return_id(YOUTH, SUMMER)}")).json()
    assert sent["summary"]["standing"] == "submitted"
    assert sent["outcomes"][0]["indicators"][0]["reading"]["figure"]["numerator"] == 31
