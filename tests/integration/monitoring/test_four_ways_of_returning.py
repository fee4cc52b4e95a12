"""The same return by form, by either kind of spreadsheet and by program leaves the same events."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from litestar import Litestar

from services.monitoring.app import create_app
from services.operations.embedded_postgres import EmbeddedPostgres
from services.settings import Settings
from tests.factories import HOPEFUL, LEAD, LONELY, NOW, SAVED, WELCOME, WELL_BEING, cheap_passwords
from tests.furnished import clones, projecting
from tests.integration.monitoring.by_spreadsheet import GOOD, choose, filled_template, use
from tests.integration.monitoring.calling import calling
from tests.integration.monitoring.conftest import Browser, sign_in, visiting
from tests.integration.monitoring.returning import OPEN, TASKS, fill_in, looked_at, submit
from tests.integration.monitoring.test_submitting import events_of_the_return

SUBMISSION: Mapping[str, Any] = {
    "readings": [
        {
            "indicator_id": str(HOPEFUL.indicator_id),
            "figure": {"type": "proportion", "numerator": 31, "denominator": 50},
        },
        {"indicator_id": str(WELL_BEING.indicator_id), "figure": {"type": "score", "score": "24.5"}},
        {
            "indicator_id": str(LONELY.indicator_id),
            "figure": {"type": "count", "count": 8},
            "groups": [{"group": "Under 16", "figure": {"type": "count", "count": 5}}],
        },
        {"indicator_id": str(WELCOME.indicator_id), "missing": "not_collected"},
        {"indicator_id": str(SAVED.indicator_id), "figure": {"type": "currency", "pounds": "900"}},
    ],
    "narratives": [{"prompt_id": "story", "text": TASKS["words"]["narratives.story.text"]}],
    "common_data": [
        {
            "item_id": "age",
            "counts": [{"group": "11 to 15", "count": 21}, {"group": "16 to 19", "count": 17}],
        },
        {"item_id": "sessions", "counts": [{"group": "", "count": 36}]},
    ],
    "declarations": [{"check_id": "insurance", "confirmed": True}],
}
Way = Callable[[Browser, Litestar], Awaitable[None]]


async def by_form(browser: Browser, _: Litestar) -> None:
    await fill_in(browser)
    assert (await submit(browser, await looked_at(browser))).status_code == 303


def by_spreadsheet(ending: str) -> Way:
    async def bring(browser: Browser, _: Litestar) -> None:
        looked = await choose(browser, await filled_template(browser, GOOD, ending), f"mine.{ending}")
        assert (await use(browser, looked.text)).status_code == 303
        assert (await submit(browser, await looked_at(browser))).status_code == 303

    return bring


async def by_program(_: Browser, app: Litestar) -> None:
    async with calling(app, LEAD) as program:
        await program.done("POST", f"/returns/{OPEN}/submission", SUBMISSION)


WAYS: Mapping[str, Way] = {
    "web": by_form,
    "spreadsheet (Excel)": by_spreadsheet("xlsx"),
    "spreadsheet (OpenDocument)": by_spreadsheet("ods"),
    "api": by_program,
}


async def recorded(way: Way, url: str) -> list[Mapping[str, Any]]:
    """The events of a return that was sent in this way."""
    app = create_app(Settings(database_url=url, clock=NOW), passwords=cheap_passwords())
    async with projecting(url), visiting(app) as browser:
        await sign_in(browser, LEAD)
        await way(browser, app)
    return (await events_of_the_return(url))[1:]  # type: ignore[return-value]


async def test_the_same_return_leaves_the_same_events_whichever_way_it_came(
    server: EmbeddedPostgres, furnished_template: str
) -> None:
    came = {
        name: await recorded(way, url)
        for name, way in WAYS.items()
        for url in clones(server, furnished_template)
    }
    facts = {
        name: [(event["type"], event["payload"], event["actor_id"], event["role"]) for event in events]
        for name, events in came.items()
    }
    assert len(facts["web"]) == 10
    for name, told in facts.items():
        assert told == facts["web"], name
    for name, events in came.items():
        assert all(event["source"].startswith(name.partition(" ")[0]) for event in events[:-1]), name
