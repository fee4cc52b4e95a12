"""Attaching files to a return as its provider does."""

from __future__ import annotations

import re
from uuid import UUID

import httpx

from services.access import FORM_FIELD
from tests.evidence import PDF
from tests.integration.monitoring.conftest import Browser, token_in
from tests.integration.monitoring.returning import OPEN

_LINK = re.compile(rf'href="(/returns/{OPEN}/evidence/[0-9a-f-]+)"')


async def attach(
    browser: Browser,
    name: str = "Survey.pdf",
    content: bytes = PDF,
    *,
    about: UUID | None = None,
    note: str = "How they were asked",
) -> httpx.Response:
    """Attach a file to the open return."""
    page = await browser.get(f"/returns/{OPEN}/evidence")
    fields = {
        FORM_FIELD: token_in(page.text),
        "about": "" if about is None else str(about),
        "note": note,
    }
    # The type that a browser says is not believed, so it may as well be nonsense.
    files = {"file": (name, content, "application/x-nonsense")}
    return await browser.post(f"/returns/{OPEN}/evidence", data=fields, files=files)


async def links_on(browser: Browser, path: str = f"/returns/{OPEN}/evidence") -> list[str]:
    """Where the files on a page can be downloaded."""
    return _LINK.findall((await browser.get(path)).text)
