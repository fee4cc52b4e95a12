"""Every operation of the API for every person: only those named here come in."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from litestar import Litestar

from domain.provider_return.model import return_id
from services.access import Person
from services.monitoring.api import examples
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    DAY_CENTRE,
    ELSEWHERE,
    FOREIGN_COMMISSIONER,
    FOREIGN_PROVIDER,
    FRAMEWORKS,
    LEAD,
    NORTHAM,
    OTHER_PROVIDER,
    PARTNER,
    PEOPLE,
    SUMMER,
    YOUTH,
    an_id,
)
from tests.integration.monitoring.calling import Program, calling, here
from tests.integration.monitoring.conftest import Browser

NOWHERE = UUID(int=999)
FILLED: dict[str, object] = {
    "contract_id": YOUTH,
    "framework_id": FRAMEWORKS[NORTHAM],
    "return_id": return_id(YOUTH, SUMMER),
    "revision_id": an_id(71),
    "change_id": an_id(72),
    "break_point_id": an_id(61),
    "organisation_id": an_id(12),
    "query_id": an_id(73),
    "number": 1,
}

PROVIDERS = {LEAD, PARTNER, OTHER_PROVIDER}
READERS = {LEAD, PARTNER, COMMISSIONER, AUDITOR}
PARTIES = {LEAD, COMMISSIONER}
COUNCIL = {COMMISSIONER}
FRAMEWORK_READERS = PROVIDERS | {COMMISSIONER, AUDITOR}
ANY_COMMISSIONER = {COMMISSIONER, FOREIGN_COMMISSIONER}
ANY_READER = FRAMEWORK_READERS | {FOREIGN_COMMISSIONER, FOREIGN_PROVIDER}

FRAMEWORK = "/frameworks/{framework_id}"
CONTRACT = "/contracts/{contract_id}"
POINT = f"{CONTRACT}/break-points/{{break_point_id}}"
REVISION = f"{CONTRACT}/revisions/{{revision_id}}"
CHANGE = f"{REVISION}/changes/{{change_id}}"


class Case(NamedTuple):
    """An operation and who may do it; what is not there yet is another question."""

    method: str
    path: str
    allowed: set[Person]
    body: Any = None
    query: str = ""
    found: bool = True


CASES = [
    Case("GET", "/frameworks", ANY_READER),
    Case("GET", FRAMEWORK, FRAMEWORK_READERS),
    Case("GET", f"{FRAMEWORK}/versions/{{number}}", FRAMEWORK_READERS),
    Case("GET", f"{FRAMEWORK}/difference", FRAMEWORK_READERS),
    Case("GET", f"{FRAMEWORK}/document", FRAMEWORK_READERS),
    Case("PUT", f"{FRAMEWORK}/document", COUNCIL, examples.DOCUMENT),
    Case("POST", f"{FRAMEWORK}/agreement", COUNCIL, examples.AGREEMENT),
    Case("GET", "/contracts", ANY_READER),
    Case("GET", "/worklist", ANY_COMMISSIONER),
    Case("GET", "/coverage", ANY_COMMISSIONER | {AUDITOR}),
    Case("GET", "/organisations", ANY_COMMISSIONER),
    Case("POST", "/contracts", ANY_COMMISSIONER, examples.AWARD_WITHOUT_MAP),
    Case("GET", CONTRACT, READERS),
    Case("POST", f"{CONTRACT}/impact-map", COUNCIL, examples.IMPACT_MAP),
    Case("POST", f"{CONTRACT}/expectations", COUNCIL, examples.EXPECTATIONS),
    Case("POST", f"{CONTRACT}/break-points", COUNCIL, examples.BREAK_POINT_SCHEDULED),
    Case("POST", f"{POINT}/day", COUNCIL, examples.BREAK_POINT_MOVED),
    Case("POST", f"{POINT}/closing", COUNCIL, examples.BREAK_POINT_CLOSED),
    Case("POST", f"{CONTRACT}/extension", COUNCIL, examples.EXTENSION),
    Case("POST", f"{CONTRACT}/ending", COUNCIL, examples.ENDING),
    Case("POST", f"{CONTRACT}/partners", COUNCIL, examples.PARTNER_JOINED),
    Case("POST", f"{CONTRACT}/partners/{{organisation_id}}/leaving", COUNCIL, examples.PARTNER_LEFT),
    Case("GET", f"{CONTRACT}/revisions", READERS),
    Case("GET", REVISION, READERS, found=False),
    Case("POST", f"{CONTRACT}/revisions", PARTIES, examples.REVISION),
    Case("PUT", REVISION, PARTIES, examples.OUTLINE),
    Case("PUT", CHANGE, PARTIES, examples.CHANGE),
    Case("DELETE", CHANGE, PARTIES, query="?edition=1"),
    Case("POST", f"{REVISION}/comments", PARTIES, examples.COMMENT),
    Case("POST", f"{REVISION}/proposal", PARTIES, examples.PROPOSAL),
    Case("POST", f"{REVISION}/agreement", PARTIES, examples.ANSWER),
    Case("POST", f"{REVISION}/withdrawal", PARTIES, examples.WITHDRAWAL),
    Case("POST", f"{REVISION}/refusal", PARTIES, examples.REFUSAL),
    Case("GET", f"{CONTRACT}/returns", READERS),
    Case("GET", "/returns/{return_id}", READERS),
    Case("GET", "/returns/{return_id}/template", {LEAD}),
    Case("POST", "/returns/{return_id}/validation", {LEAD}, examples.SUBMISSION),
    Case("POST", "/returns/{return_id}/submission", {LEAD}, examples.SUBMISSION),
    Case("POST", "/returns/{return_id}/queries", COUNCIL, examples.QUERY),
    Case("POST", "/returns/{return_id}/queries/{query_id}/answer", {LEAD}, examples.QUERY_ANSWER),
    Case("POST", "/returns/{return_id}/sending-back", COUNCIL, examples.SENDING_BACK),
    Case("POST", "/returns/{return_id}/acceptance", COUNCIL, examples.ACCEPTANCE),
    Case("POST", "/returns/{return_id}/restatements", {LEAD}, examples.RESTATEMENT),
    Case("POST", "/returns/{return_id}/lock-lifting", COUNCIL, examples.LOCK_LIFTING),
]


async def ask(program: Program, case: Case, **ids: object) -> Any:
    """Ask for it without a key, so that nothing is recorded: who may do it is told what is missing."""
    path = case.path.format(**(FILLED | ids)) + case.query
    if case.method == "GET":
        return await program.get(path)
    return await program.send(case.method, path, here(case.body), key=None)


def came_in(answer: Any, case: Case) -> bool:
    if case.method == "GET" or case.path.endswith("/validation"):
        return answer.status_code == (200 if case.found else 404)
    return answer.status_code == 422 and answer.json()["errors"][0]["field"] == "Idempotency-Key"


async def test_only_those_named_come_in(app: Litestar, browser: Browser) -> None:
    described = (await browser.get("/schema/openapi.json")).json()["paths"]
    assert {(case.method, f"/api{case.path}") for case in CASES} == {
        (method.upper(), path) for path, methods in described.items() for method in methods
    }
    async with calling(app, LEAD) as program:
        for person in PEOPLE:
            await program.sign_in(person)
            for case in CASES:
                answer = await ask(program, case)
                said = f"{person.email} {case.method} {case.path}: {answer.status_code} {answer.text[:300]}"
                if person in case.allowed:
                    assert came_in(answer, case), said
                else:
                    assert answer.status_code in {403, 404}, said
                    assert answer.headers["content-type"] == "application/problem+json", said


async def test_what_is_foreign_cannot_be_told_from_what_is_not_there(app: Litestar, browser: Browser) -> None:
    assert not browser.is_closed
    async with calling(app, LEAD) as lead, calling(app, FOREIGN_COMMISSIONER) as foreign:
        for program, name, theirs in (
            (lead, "contract_id", DAY_CENTRE),
            (lead, "contract_id", ELSEWHERE),
            (foreign, "contract_id", YOUTH),
            (foreign, "framework_id", FRAMEWORKS[NORTHAM]),
            (lead, "return_id", return_id(DAY_CENTRE, SUMMER)),
            (foreign, "return_id", return_id(YOUTH, SUMMER)),
        ):
            for case in CASES:
                if f"{{{name}}}" in case.path and not case.path.endswith("/document"):
                    there = await ask(program, case, **{name: theirs})
                    none = await ask(program, case, **{name: NOWHERE})
                    assert (there.status_code, there.text) == (none.status_code, none.text), case
                    assert there.status_code in {403, 404}, case
