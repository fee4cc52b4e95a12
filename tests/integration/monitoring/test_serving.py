"""What every response carries, and how the service tells of its health."""

from __future__ import annotations

import asyncpg
import pytest
from litestar import Litestar

from services.monitoring.app import create_app
from services.settings import Settings
from tests.factories import LEAD, NOW, cheap_passwords
from tests.integration.monitoring.conftest import Browser, sign_in, visiting


@pytest.mark.parametrize("path", ["/", "/sign-in", "/no-such-page", "/static/fingerpost.css", "/healthz"])
async def test_every_response_forbids_scripts_frames_and_guessing(browser: Browser, path: str) -> None:
    headers = (await browser.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


async def test_pages_load_nothing_from_elsewhere_and_no_script(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    for path in ("/due", "/contracts", "/about"):
        page = (await browser.get(path)).text
        assert "<script" not in page
        assert 'src="http' not in page
        assert '<link rel="stylesheet" href="/static/' in page


async def test_a_person_s_pages_are_kept_in_no_cache_and_stylesheets_are(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert (await browser.get("/due")).headers["cache-control"] == "no-store"
    answer = await browser.get("/static/fingerpost.css")
    assert "max-age" in answer.headers["cache-control"]
    asked_again = {"If-None-Match": answer.headers["etag"]}
    assert (await browser.get("/static/fingerpost.css", headers=asked_again)).status_code == 304


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/stylesheet.py", "/static/none.css"])
async def test_nothing_outside_the_folder_is_served(browser: Browser, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


async def test_a_page_that_is_not_there_is_said_in_plain_words(browser: Browser) -> None:
    page = await browser.get("/no-such-page")
    assert page.status_code == 404
    assert "Page not found" in page.text
    problem = await browser.get("/api/no-such-thing")
    assert problem.headers["content-type"] == "application/problem+json"


async def test_health_and_readiness(browser: Browser) -> None:
    assert (await browser.get("/healthz")).json() == {"status": "ok"}
    ready = await browser.get("/readyz")
    assert ready.status_code == 200, ready.text
    found = ready.json()
    assert found["lags"]["head"] > 0
    assert {lag["projection"] for lag in found["lags"]["projections"]} >= {"contracts", "returns", "timeline"}


async def test_metrics_tell_of_every_projection(browser: Browser) -> None:
    text = (await browser.get("/metrics")).text
    assert 'fingerpost_projection_lag_events{projection="returns"} 0.0' in text
    assert "fingerpost_log_head" in text


async def test_a_stopped_projection_is_not_ready(app: Litestar, furnished_url: str) -> None:
    connection = await asyncpg.connect(furnished_url)
    await connection.execute(
        "update projections.checkpoint set stopped_at = 1, stopped_because = 'x' where projection = 'returns'"
    )
    await connection.close()
    # Without a projector beside it, which would try again as it starts.
    async with visiting(app) as browser:
        ready = await browser.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["because"] == ["“returns” stopped at position 1."]


async def test_without_its_database_the_service_lives_and_is_not_ready() -> None:
    settings = Settings(database_url="postgresql://nobody@127.0.0.1:1/none", clock=NOW)
    async with visiting(create_app(settings, passwords=cheap_passwords())) as browser:
        assert (await browser.get("/healthz")).status_code == 200
        assert (await browser.get("/readyz")).status_code == 503
        assert (await browser.get("/metrics")).status_code == 200
        browser.cookies.set("fingerpost_session", "x")
        page = await browser.get("/due")
        assert page.status_code == 500
        assert "Sorry, there is a problem with the service" in page.text
