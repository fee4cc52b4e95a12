"""The program of the guide to the API works, line by line, but for who signs in."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.factories import COMMISSIONER, DAY_CENTRE, FRAMEWORKS, NORTHAM, PASSWORD, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in

GUIDE = Path(__file__).parents[3] / "docs" / "how-to" / "use-the-api.md"
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


def program() -> str:
    """All that the guide has its reader write."""
    whole = "\n".join(_PROGRAM.findall(GUIDE.read_text()))
    assert whole.count("program@council.example") == whole.count("…") == 1
    return whole.replace("program@council.example", COMMISSIONER.email).replace("…", PASSWORD)


async def test_the_program_of_the_guide_works(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge = Bridge(browser, asyncio.get_running_loop())
    monkeypatch.setattr(httpx, "Client", partial(httpx.Client, transport=bridge))
    await asyncio.to_thread(exec, program(), {})
    assert capsys.readouterr().out == "YS-32 Day centre\nYS-31 Youth clubs\n"

    browser.cookies.clear()
    await sign_in(browser, COMMISSIONER)
    (revision,) = (await browser.get(f"/api/contracts/{YOUTH}/revisions")).json()
    assert revision["changes"][0]["change"]["type"] == "prompt_added"
    assert (await browser.get(f"/api/contracts/{DAY_CENTRE}/revisions")).json() == []
    document = (await browser.get(f"/api/frameworks/{FRAMEWORKS[NORTHAM]}/document")).json()
    assert document["outcomes"][0]["horizon"] == "medium"
