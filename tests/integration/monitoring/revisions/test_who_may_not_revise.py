"""Who reads a revision, who works on it, and who never learns of it."""

from __future__ import annotations

from uuid import UUID

from litestar import Litestar

from services.access import FORM_FIELD
from tests.factories import (
    ADMINISTRATOR,
    ASSESSOR,
    AUDITOR,
    FOREIGN_COMMISSIONER,
    FOREIGN_PROVIDER,
    OTHER_PROVIDER,
    PARTNER,
    SCRUTINY,
    YOUTH,
)
from tests.integration.monitoring.conftest import Browser
from tests.integration.monitoring.revisions.conftest import (
    NEW,
    another,
    begun,
    question,
    text_of,
)

READERS = (PARTNER, AUDITOR)
STRANGERS = (OTHER_PROVIDER, FOREIGN_COMMISSIONER, FOREIGN_PROVIDER, SCRUTINY, ASSESSOR, ADMINISTRATOR)


async def test_partners_and_auditors_read_and_do_nothing(app: Litestar, lead: Browser) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    for person in READERS:
        async with another(app, person) as reader:
            page = await text_of(reader, revision)
            assert "What did you learn?" in page
            for offered in ("Edit", "Take out", "Comment on this", "Add another", "What you can do now"):
                assert offered not in page
            await refused_everything(reader, revision, change, {403})


async def test_nobody_else_learns_that_there_is_a_revision(app: Litestar, lead: Browser) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    for person in STRANGERS:
        async with another(app, person) as stranger:
            assert (await stranger.get(revision)).status_code in {403, 404}
            await refused_everything(stranger, revision, change, {403, 404})


async def refused_everything(browser: Browser, revision: str, change: str, statuses: set[int]) -> None:
    token = browser.cookies["fingerpost_form"]
    for path in (f"{revision}/outline", f"{revision}/changes", change, f"{change}/drop", NEW):
        assert (await browser.get(path)).status_code in statuses, path
    data = {
        FORM_FIELD: token,
        "kind": "prompt_added",
        "reason": "Mine",
        "text": "Mine",
        "draft": "2",
        "comment": "Mine",
    }
    written = (NEW, f"{revision}/outline", f"{revision}/changes/new", change, f"{change}/drop")
    said = ("comments", "proposal", "agreement", "refusal", "withdrawal")
    for path in (*written, f"{change}/comments", *(f"{revision}/{each}" for each in said)):
        assert (await browser.post(path, data=data)).status_code in statuses, path


async def test_a_revision_is_found_under_its_own_contract_only(lead: Browser) -> None:
    revision = await begun(lead)
    identity = revision.rpartition("/")[2]
    for contract in (UUID(int=32), UUID(int=33), UUID(int=999)):
        assert (await lead.get(f"/contracts/{contract}/revisions/{identity}")).status_code == 404
    assert (await lead.get(f"/contracts/{YOUTH}/revisions/{UUID(int=999)}")).status_code == 404
