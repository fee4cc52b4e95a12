"""A program chooses whether it waits until pages show what it submitted."""

from __future__ import annotations

from litestar import Litestar
from litestar.testing import AsyncTestClient

from services.access import FORM_HEADER
from tests.factories import LEAD
from tests.integration.monitoring.conftest import sign_in
from tests.integration.monitoring.test_the_api import OPEN, WHOLE


async def test_a_program_that_does_not_wait_is_answered_before_pages_show_it(app: Litestar) -> None:
    async with AsyncTestClient(app) as client:  # and nobody projects
        client.follow_redirects = False
        await sign_in(client, LEAD)
        headers = {
            FORM_HEADER: client.cookies["fingerpost_form"],
            "Idempotency-Key": "one",
            "Prefer": "respond-async, wait=0",
        }
        answer = await client.post(f"{OPEN}/submission", json=WHOLE, headers=headers)
        assert answer.status_code == 201
        page = await client.get(OPEN)
        assert page.json()["summary"]["standing"] == "open"
