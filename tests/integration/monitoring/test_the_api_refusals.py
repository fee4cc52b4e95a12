"""How a program is told that something was not done: what is wrong, who was faster, what is not there."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from httpx import Response
from litestar import Litestar

from services.monitoring.api import examples
from tests.factories import (
    BRIGHTSIDE,
    COMMISSIONER,
    CONFIDENCE,
    FRAMEWORKS,
    HOPEFUL,
    LEAD,
    NORTHAM,
    SOUTHAM,
    YOUTH,
    an_id,
)
from tests.integration.monitoring.calling import Program, calling, here
from tests.integration.monitoring.conftest import Browser

FRAMEWORK = f"/frameworks/{FRAMEWORKS[NORTHAM]}"
REVISIONS = f"/contracts/{YOUTH}/revisions"
AWARD = here(examples.AWARD)
UNKNOWN = str(an_id(999))
NEVER_SCALED = {
    "title": "Sleep",
    "measure": "score",
    "unit": "points",
    "direction": "increase",
    "lens": "subjective",
}


def told(answer: Response, status: int, *fields: str) -> None:
    """It is refused with problem details that name these parts of what was sent."""
    said = f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}"
    assert answer.status_code == status, said
    assert answer.headers["content-type"] == "application/problem+json", said
    problem = answer.json()
    assert problem["status"] == status
    if fields:
        assert [error["field"] for error in problem["errors"]] == list(fields), said


async def test_what_stands_in_the_way_is_named_part_by_part(app: Litestar, browser: Browser) -> None:
    assert not browser.is_closed
    async with calling(app, COMMISSIONER) as program:
        await of_awards(program)
        await of_frameworks(program)
        await of_revisions(program)


async def of_awards(program: Program) -> None:
    async def award(**changed: Any) -> Response:
        return await program.send("POST", "/contracts", AWARD | changed)

    whole = AWARD["impact_map"]
    told(
        await award(ends_on="2025-09-30", lead_provider_id=UNKNOWN, partner_ids=[str(FRAMEWORKS[NORTHAM])]),
        422,
        "lead_provider_id",
        "partner_ids.0",
        "ends_on",
    )
    told(await award(framework_id=str(FRAMEWORKS[SOUTHAM])), 404, "framework_id")
    told(await award(framework_id=str(BRIGHTSIDE)), 404, "framework_id")
    told(await award(framework_version=2), 404, "framework_version")
    told(await award(impact_map=None), 409, "expectations.0")
    told(await award(impact_map=whole | {"indicator_ids": [UNKNOWN]}), 404, "impact_map.indicator_ids.0")
    twice = [str(HOPEFUL.indicator_id)] * 2
    told(await award(impact_map=whole | {"indicator_ids": twice}), 409, "impact_map.indicator_ids")
    told(await award(break_points=[{"on": "2031-01-01"}]), 422, "break_points.0.on")
    told(await award(title="A title\0"), 422)
    early = {"indicator_id": str(HOPEFUL.indicator_id), "path": [{"on": "2026-09-30", "value": "146"}]}
    told(await award(expectations=[early]), 422, "expectations.0.path.0")
    for body, field in (([], "expectations"), ([AWARD["expectations"][0]], "expectations.0")):
        answer = await program.send("POST", f"/contracts/{YOUTH}/expectations", {"expectations": body})
        told(answer, 409 if body else 422, field)
    joining = here(examples.PARTNER_JOINED) | {"organisation_id": UNKNOWN}
    told(await program.send("POST", f"/contracts/{YOUTH}/partners", joining), 404, "organisation_id")
    ending = {"on": "2025-10-01", "reason": " "}
    told(await program.send("POST", f"/contracts/{YOUTH}/ending", ending), 422, "reason")


async def of_frameworks(program: Program) -> None:
    document = {
        **examples.DOCUMENT,
        "outcomes": [examples.DOCUMENT["outcomes"][0] | {"indicators": [NEVER_SCALED]}],
    }
    told(
        await program.send("PUT", f"/frameworks/{uuid4()}/document", document),
        422,
        "outcomes.0.indicators.0.scale",
    )
    told(await program.send("PUT", f"/frameworks/{UNKNOWN}/document", examples.DOCUMENT), 422, "framework_id")
    told(await program.send("PUT", f"/frameworks/{FRAMEWORKS[SOUTHAM]}/document", examples.DOCUMENT), 404)
    told(await program.send("PUT", f"/frameworks/{YOUTH}/document", examples.DOCUMENT), 422, "framework_id")
    agreement = examples.AGREEMENT | {"draft": 8}
    told(await program.send("POST", f"{FRAMEWORK}/agreement", agreement), 409)


async def of_revisions(program: Program) -> None:
    revision = here(examples.REVISION)
    told(await program.send("POST", REVISIONS, revision | {"reason": " "}), 422, "reason")
    wrong = {
        "change": {"type": "indicator_retired", "indicator_id": UNKNOWN},
        "reason": "It is not there.",
    }
    told(
        await program.send("POST", REVISIONS, revision | {"changes": [*revision["changes"], wrong]}),
        404,
        "changes.1.change",
    )
    assert (await program.get(REVISIONS)).json() == []


BY_PROVIDERS = ("/submission", "/validation", "/queries/{query_id}/answer", "/restatements")
"""What the lead provider sends; all else is the commissioner's to send as well."""


async def test_what_cannot_be_read_or_found_is_told_and_is_never_a_fault(
    app: Litestar, browser: Browser
) -> None:
    described = (await browser.get("/schema/openapi.json")).json()["paths"]
    async with calling(app, COMMISSIONER) as program, calling(app, LEAD) as lead:
        for path, methods in described.items():
            for method, operation in methods.items():
                if "requestBody" in operation:
                    caller = lead if path.endswith(BY_PROVIDERS) else program
                    body = operation["requestBody"]["content"]["application/json"]["schema"]["examples"][0]
                    await unreadable(caller, method.upper(), filled(path), body)
        for method, path, body in NOT_THERE:
            told(await program.send(method, path, body), 404)
        for path in GONE:
            told(await program.get(path), 404)
        for path, field in UNREADABLE:
            told(await program.get(path), 400, field)
        told(await program.get("/contracts?words=%00"), 422, "words")
        told(await program.get("/contracts?position=99999999999999999999"), 400)


def filled(path: str) -> str:
    return "/".join(
        UNKNOWN if part.startswith("{") else part for part in path.removeprefix("/api").split("/")
    )


async def unreadable(program: Program, method: str, path: str, body: Any) -> None:
    if not path.endswith("/acceptance"):  # with which nothing need be said
        told(await program.send(method, path, {}), 400, "")
    told(await program.send(method, path, []), 400, "")
    told(await program.send(method, path, b'{"reason": "\xff'), 400)
    told(await program.send(method, path, body | {"misspelt": 1}), 400, "")
    told(await program.send(method, path, dict.fromkeys(body)), 400)


_REVISION = f"{REVISIONS}/{UNKNOWN}"
_POINT = f"/contracts/{YOUTH}/break-points/{UNKNOWN}"
NOT_THERE: list[tuple[str, str, Any]] = [
    ("POST", f"{_POINT}/day", examples.BREAK_POINT_MOVED),
    ("POST", f"{_POINT}/closing", examples.BREAK_POINT_CLOSED),
    ("POST", f"/contracts/{YOUTH}/partners/{UNKNOWN}/leaving", examples.PARTNER_LEFT),
    ("POST", f"/contracts/{FRAMEWORKS[NORTHAM]}/extension", examples.EXTENSION),
    ("POST", f"/frameworks/{uuid4()}/agreement", examples.AGREEMENT),
    ("POST", f"/frameworks/{YOUTH}/agreement", examples.AGREEMENT),
    ("PUT", _REVISION, here(examples.OUTLINE)),
    ("PUT", f"{_REVISION}/changes/{UNKNOWN}", examples.CHANGE),
    ("DELETE", f"{_REVISION}/changes/{UNKNOWN}?edition=1", None),
    ("POST", f"{_REVISION}/comments", examples.COMMENT),
    ("POST", f"{_REVISION}/proposal", examples.PROPOSAL),
    ("POST", f"{_REVISION}/agreement", examples.ANSWER),
    ("POST", f"{_REVISION}/withdrawal", examples.WITHDRAWAL),
    ("POST", f"{_REVISION}/refusal", examples.REFUSAL),
]
GONE = [
    "/nothing",
    "/contracts/not-an-id",
    f"/contracts/{UNKNOWN}",
    f"/contracts/{UNKNOWN}/revisions",
    _REVISION,
    f"/frameworks/{UNKNOWN}",
    f"{FRAMEWORK}/versions/2",
    f"{FRAMEWORK}/versions/99999999999999999999",
    f"{FRAMEWORK}/difference?from=2",
    f"{FRAMEWORK}/document?version=-1",
    f"/returns/{UNKNOWN}",
]
UNREADABLE = [
    ("/contracts?page=0", "page"),
    ("/contracts?page=99999999999999999999", "page"),
    ("/contracts?state=asleep", "state"),
    ("/contracts?provider=Brightside", "provider"),
    ("/worklist?need=everything", "need"),
    ("/coverage?page=x", "page"),
    (f"{FRAMEWORK}/difference?from=-1", "from"),
]


async def test_whoever_was_overtaken_learns_what_stands_by_now(app: Litestar, browser: Browser) -> None:
    assert not browser.is_closed
    async with calling(app, COMMISSIONER) as commissioner, calling(app, LEAD) as lead:
        begun = await lead.done("POST", REVISIONS, here(examples.REVISION))
        revision = f"{REVISIONS}/{begun['revision_id']}"
        change = f"{revision}/changes/{begun['change_ids'][0]}"
        (written,) = (await commissioner.get(revision)).json()["changes"]
        mine = {"change": written["change"], "reason": "Mine.", "edition": written["edition"]}
        await lead.done("PUT", change, mine)
        theirs = mine | {"reason": "Theirs."}
        told_by(await commissioner.send("PUT", change, theirs), draft=3, edition=3)
        told_by(await commissioner.send("DELETE", f"{change}?edition=2"), draft=3, edition=3)
        told_by(await commissioner.send("POST", f"{revision}/proposal", {"draft": 2}), draft=3)
        outline = here(examples.OUTLINE)
        await commissioner.done("PUT", revision, outline)
        told_by(await lead.send("PUT", revision, outline | {"reason": "Another."}), draft=4, edition=4)
        await commissioner.done("DELETE", f"{change}?edition=3")
        told_by(await lead.send("PUT", change, mine | {"edition": 3}), draft=5, edition=0)
        await lead.done("PUT", change, mine | {"edition": 0})
        await lead.done("POST", f"{revision}/proposal", {"draft": 6})
        told_by(await commissioner.send("POST", f"{revision}/agreement", {"draft": 5}), draft=6)

        document = f"{FRAMEWORK}/document?draft=7"
        told_by(await commissioner.send("PUT", document, examples.DOCUMENT), draft=8)
        agreement = examples.AGREEMENT | {"draft": 7}
        told_by(await commissioner.send("POST", f"{FRAMEWORK}/agreement", agreement), draft=8)
        await used_for_something_else(commissioner)


def told_by(answer: Response, **present: int) -> None:
    """It is refused as overtaken, with the numbers that a program sends next time."""
    told(answer, 409)
    problem = answer.json()
    assert problem["type"] == "urn:fingerpost:problem:edited_meanwhile"
    assert {name: problem[name] for name in ("draft", "edition") if name in problem} == present


async def used_for_something_else(program: Program) -> None:
    path, document = f"/frameworks/{uuid4()}/document", examples.DOCUMENT
    assert (await program.send("PUT", path, document, key="one")).status_code == 200
    told(await program.send("PUT", path, document | {"title": "Evenings"}, key="one"), 422)
    point = f"/contracts/{YOUTH}/break-points"
    assert (await program.send("POST", point, {"on": "2026-05-01"}, key="one")).status_code == 201
    told(await program.send("POST", point, {"on": "2026-06-01"}, key="one"), 422)
    assert CONFIDENCE.statement in (await program.get(f"{FRAMEWORK}/document")).text
