"""Working on a return as its provider does: task by task, then looked at, then sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

import httpx

from domain.provider_return.model import return_id
from services.access import FORM_FIELD
from tests.factories import (
    CONFIDENCE,
    FRIENDSHIP,
    HOPEFUL,
    LONELY,
    SAVED,
    SAVINGS,
    SPRING,
    SUMMER,
    WELCOME,
    WELL_BEING,
    YOUTH,
)
from tests.integration.monitoring.conftest import Browser, token_in

OPEN, SENT = return_id(YOUTH, SUMMER), return_id(YOUTH, SPRING)
_HIDDEN = re.compile(r'name="(key|seen|asked|files)" value="([^"]*)"')


def field(indicator: object, part: str) -> str:
    """The name of a field of an indicator's answer."""
    return f"readings.{getattr(indicator, 'indicator_id')}.{part}"  # noqa: B009


TASKS: Mapping[str, Mapping[str, str]] = {
    str(CONFIDENCE.outcome_id): {
        field(HOPEFUL, "numerator"): "31",
        field(HOPEFUL, "denominator"): "50",
        field(WELL_BEING, "score"): "24.5",
    },
    str(FRIENDSHIP.outcome_id): {
        field(LONELY, "count"): "8",
        field(LONELY, "groups.0.count"): "5",
        field(WELCOME, "missing"): "not_collected",
    },
    str(SAVINGS.outcome_id): {field(SAVED, "pounds"): "900"},
    "words": {"narratives.story.text": "<b>Bold</b> & brave: “she laughed”"},
    "people": {
        "common_data.age.groups.0.count": "21",
        "common_data.age.groups.1.count": "17",
        "common_data.sessions.groups.0.count": "36",
    },
    "checks": {"declarations.insurance.confirmed": "yes"},
}
"""Good answers, by the task that asks for them."""


class Shown(NamedTuple):
    """A form as it was shown: its text, and what it carries unseen."""

    text: str
    hidden: Mapping[str, str]


def shown(page: str) -> Shown:
    """What a page carries."""
    return Shown(page, {**dict(_HIDDEN.findall(page)), FORM_FIELD: token_in(page)})


async def open_task(browser: Browser, task: str, stream: UUID = OPEN) -> Shown:
    """Open a task's page."""
    answer = await browser.get(f"/returns/{stream}/tasks/{task}")
    assert answer.status_code == 200, answer.text
    return shown(answer.text)


async def save(
    browser: Browser, task: str, values: Mapping[str, str], on: Shown | None = None, stream: UUID = OPEN
) -> httpx.Response:
    """Save a task as it was shown; it is opened where it was not yet."""
    form = on or await open_task(browser, task, stream)
    return await browser.post(f"/returns/{stream}/tasks/{task}", data={**form.hidden, **values})


async def fill_in(browser: Browser) -> None:
    """Answer everything well."""
    for task, values in TASKS.items():
        answer = await save(browser, task, values)
        assert answer.status_code == 303, answer.text


async def looked_at(browser: Browser) -> Shown:
    """The page on which everything is looked at before it is sent."""
    answer = await browser.get(f"/returns/{OPEN}/check")
    assert answer.status_code == 200, answer.text
    return shown(answer.text)


async def submit(browser: Browser, form: Shown) -> httpx.Response:
    """Send what was looked at."""
    return await browser.post(f"/returns/{OPEN}/submission", data=dict(form.hidden))
