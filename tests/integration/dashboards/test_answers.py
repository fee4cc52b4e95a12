"""How answers are sent: with what the browser must refuse, compressed, and kept by nobody."""

import asyncio
from typing import Any

import brotli
import httpx
import pytest
from starlette.types import ASGIApp

from services.dashboards.addresses import PREFIX
from services.dashboards.app import create_app
from services.settings import Settings
from tests.factories import COMMISSIONER, NOW, YOUTH
from tests.integration.dashboards.conftest import COOKIES, SignIn, Visitor, told
from tests.integration.dashboards.lifespan import started

CONTRACT = f"{PREFIX}contracts/{YOUTH}"


async def test_no_script_runs_but_our_own(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    policy = (await browser.get(CONTRACT)).headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in scripts
    assert "default-src 'none'" in policy
    assert "http" not in policy


async def test_the_page_names_no_other_host(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = (await browser.get(CONTRACT)).text
    assert 'lang="en-GB"' in page
    assert "//cdn" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page


async def test_pages_charts_and_files_are_kept_by_no_cache(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page, file = await browser.get(CONTRACT), await browser.get(f"{CONTRACT}/all.csv")
    answers = [page, file, await browser.charts(CONTRACT)]
    assert [answer.headers["cache-control"] for answer in answers] == ["no-store"] * 3


@pytest.mark.parametrize("coding", ["br", "gzip"])
async def test_scripts_and_charts_are_compressed_and_pages_are_not(visitor: SignIn, coding: str) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    browser.client.headers["accept-encoding"] = coding
    script = f"{PREFIX}assets/vendor/plotly-basic.min.js?m=1"
    answers = [await browser.get(script), await browser.charts(CONTRACT)]
    assert [answer.headers["content-encoding"] for answer in answers] == [coding, coding]
    assert "immutable" in answers[0].headers["cache-control"]
    assert b"Plotly" in answers[0].content
    assert answers[1].json()["multi"] is True
    assert "content-encoding" not in (await browser.get(CONTRACT)).headers


async def test_who_takes_nothing_compressed_gets_it_plain(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    browser.client.headers["accept-encoding"] = "identity"
    plain = await browser.charts(CONTRACT)
    browser.client.headers["accept-encoding"] = "br"
    compressed = await browser.charts(CONTRACT)
    assert "content-encoding" not in plain.headers
    assert compressed.content == plain.content
    assert len(brotli.compress(plain.content)) < len(plain.content)


async def test_there_is_no_way_in_through_a_websocket(app: ASGIApp) -> None:
    sent: asyncio.Queue[Any] = asyncio.Queue()
    scope = {"type": "websocket", "path": f"{PREFIX}_dash-ws-callback", "headers": []}

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    await app(scope, receive, sent.put)
    assert (await sent.get())["type"] == "websocket.close"


async def test_without_a_database_pages_files_and_charts_say_so() -> None:
    app = create_app(Settings(database_url="postgresql://nobody@127.0.0.1:1/nothing", clock=NOW))
    async with (
        started(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://fingerpost.test",
            cookies={COOKIES.name("session"): "some-session"},
        ) as client,
    ):
        browser = Visitor(client, "some-session")
        for path in (CONTRACT, f"{CONTRACT}/all.csv"):
            answer = await browser.get(path)
            assert answer.status_code == 503
            assert "cannot be shown at the moment" in answer.text
        assert told(await browser.charts(CONTRACT)).startswith("Sorry, the charts cannot be drawn")
