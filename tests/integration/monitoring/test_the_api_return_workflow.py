"""Programs that ask about returns, accept, send back and correct them: what stands in the way, and where."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar

from domain.provider_return.commands import SubmitReturn
from tests.factories import COMMISSIONER, HOPEFUL, LEAD, LONELY, SUMMER, WELCOME, YOUTH, an_id, submission
from tests.integration.monitoring.calling import Program, calling
from tests.integration.monitoring.conftest import Browser
from tests.integration.monitoring.returning import OPEN, SENT
from tests.integration.monitoring.test_reviewing_returns import given

RETURN, ACCEPTED = f"/returns/{OPEN}", f"/returns/{SENT}"


@pytest.fixture
async def commissioner(app: Litestar, browser: Browser) -> AsyncIterator[Program]:
    """A program of the council's, before a service that keeps running."""
    assert not browser.is_closed
    async with calling(app, COMMISSIONER) as program:
        yield program


async def refusal(program: Program, path: str, body: Any) -> tuple[int, set[str]]:
    """The status of a refusal, and the parts that it is about."""
    answer = await program.send("POST", path, body)
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, {each["field"] for each in answer.json()["errors"]}


def restatement(indicator: Any, **reading: Any) -> dict[str, Any]:
    """A correction as it is sent."""
    return {"reading": {"indicator_id": str(indicator.indicator_id), **reading}, "reason": "Counted again."}


async def test_what_is_wrong_with_a_question_is_said_of_its_part(
    commissioner: Program, furnished_url: str
) -> None:
    whole: SubmitReturn = submission(YOUTH, SUMMER)
    await given(furnished_url, LEAD, whole)
    asking = f"{RETURN}/queries"
    assert await refusal(commissioner, asking, {"question": " "}) == (422, {"question"})
    about = {"question": "Why?", "indicator_id": str(an_id(999))}
    assert await refusal(commissioner, asking, about) == (404, {"indicator_id"})
    back = {"reason": " "}
    assert await refusal(commissioner, f"{RETURN}/sending-back", back) == (422, {"reason"})


async def test_a_return_is_not_accepted_while_a_question_waits(
    commissioner: Program, furnished_url: str
) -> None:
    await given(furnished_url, LEAD, submission(YOUTH, SUMMER))
    await commissioner.done("POST", f"{RETURN}/queries", {"question": "Why?"})
    answer = await commissioner.send("POST", f"{RETURN}/acceptance", {})
    assert answer.status_code == 409
    assert "waits for its answer" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("act", "body"),
    [("queries", {"question": "Why?"}), ("sending-back", {"reason": "No"}), ("acceptance", {})],
)
async def test_what_was_not_submitted_can_neither_be_asked_about_nor_answered_for(
    commissioner: Program, act: str, body: Any
) -> None:
    assert (await commissioner.send("POST", f"{RETURN}/{act}", body)).status_code == 409


async def test_a_lock_is_lifted_until_a_day_to_come(commissioner: Program) -> None:
    lifting = {"until": "2025-10-14", "reason": "Ill"}
    assert await refusal(commissioner, f"{RETURN}/lock-lifting", lifting) == (422, {"until"})
    lifting = {"until": "2025-10-20", "reason": ""}
    assert await refusal(commissioner, f"{RETURN}/lock-lifting", lifting) == (422, {"reason"})
    accepted = {"until": "2025-10-20", "reason": "Ill"}
    assert (await commissioner.send("POST", f"{ACCEPTED}/lock-lifting", accepted)).status_code == 409


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (restatement(HOPEFUL, figure={"type": "count", "count": 3}), 422, "reading"),
        (restatement(WELCOME, figure={"type": "rating", "rating": 9}), 422, "reading"),
        (
            restatement(
                LONELY,
                figure={"type": "count", "count": 12},
                groups=[{"group": "Under 16", "figure": {"type": "count", "count": 13}}],
            ),
            422,
            "reading.groups.Under 16",
        ),
        (
            restatement(HOPEFUL, figure={"type": "proportion", "numerator": 18, "denominator": 40}),
            422,
            "reading",
        ),
        (restatement(HOPEFUL, missing="late") | {"reason": ""}, 422, "reason"),
        (
            {"reading": {"indicator_id": str(an_id(999)), "missing": "late"}, "reason": "Why not"},
            404,
            "reading.indicator_id",
        ),
    ],
)
async def test_what_is_wrong_with_a_correction_is_said_of_its_part(
    commissioner: Program, body: Any, status: int, field: str
) -> None:
    await commissioner.sign_in(LEAD)
    assert await refusal(commissioner, f"{ACCEPTED}/restatements", body) == (status, {field})


async def test_there_is_no_answer_to_what_was_never_asked(commissioner: Program) -> None:
    await commissioner.sign_in(LEAD)
    answer = await commissioner.send("POST", f"{RETURN}/queries/{an_id(999)}/answer", {"answer": "So."})
    assert answer.status_code == 404
