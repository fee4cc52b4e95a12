"""Every example that the description of the API gives works as it stands, once its ids are one's own."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import asyncpg
from httpx import Response
from litestar import Litestar

from domain.provider_return.model import return_id
from tests.factories import COMMISSIONER, HOPEFUL, LEAD, OAKGATE, SUMMER, YOUTH
from tests.integration.monitoring.calling import Program, calling, here
from tests.integration.monitoring.conftest import Browser

CONTRACT = "/api/contracts/{contract_id}"
POINT = f"{CONTRACT}/break-points/{{break_point_id}}"
RETURN = "/api/returns/{return_id}"
REVISION = f"{CONTRACT}/revisions/{{revision_id}}"
CHANGE = f"{REVISION}/changes/{{change_id}}"
FRAMEWORK = "/api/frameworks/{framework_id}"
Operation = tuple[str, str]


class Examples:
    """The examples of a service's description, sent one by one, each of them twice."""

    def __init__(self, described: Any, log: asyncpg.Connection[Any]) -> None:
        self._log = log
        self._bodies: dict[Operation, list[Any]] = {
            (method.upper(), path): operation["requestBody"]["content"]["application/json"]["schema"][
                "examples"
            ]
            for path, methods in described["paths"].items()
            for method, operation in methods.items()
            if "requestBody" in operation
        }
        self.left = {
            (operation, number) for operation, given in self._bodies.items() for number in range(len(given))
        }

    async def send(self, program: Program, method: str, path: str, number: int = 0, **ids: object) -> Any:
        """Send an example; what is answered. Sent again under its key it is recorded once."""
        body = here(self._bodies[method, path][number])
        self.left.discard(((method, path), number))
        address = path.format(**ids).removeprefix("/api")
        key = str(uuid4())
        first = await program.send(method, address, body, key=key)
        self._worked(first, method)
        events = await self._events()
        again = await program.send(method, address, body, key=key)
        self._worked(again, method)
        assert again.json() == first.json()
        assert await self._events() == events
        return first.json()

    async def _events(self) -> int:
        return await self._log.fetchval("select count(*) from eventstore.events where source = 'api'")

    @staticmethod
    def _worked(answer: Response, method: str) -> None:
        recorded = method == "POST" and not answer.request.url.path.endswith("/validation")
        assert answer.status_code == (201 if recorded else 200), answer.text


async def test_every_example_works_and_is_recorded_once(
    app: Litestar, browser: Browser, furnished_url: str
) -> None:
    described = (await browser.get("/schema/openapi.json")).json()
    log = await asyncpg.connect(furnished_url)
    examples = Examples(described, log)
    async with calling(app, COMMISSIONER) as commissioner, calling(app, LEAD) as lead:
        await frameworks(examples, commissioner)
        await contracts(examples, commissioner)
        await revisions(examples, commissioner, lead)
        await returns(examples, commissioner, lead)
    await log.close()
    assert not examples.left


async def frameworks(examples: Examples, commissioner: Program) -> None:
    framework_id = uuid4()
    await examples.send(commissioner, "PUT", f"{FRAMEWORK}/document", framework_id=framework_id)
    await examples.send(commissioner, "POST", f"{FRAMEWORK}/agreement", framework_id=framework_id)
    framework = (await commissioner.get(f"/frameworks/{framework_id}")).json()
    assert framework["framework"]["agreed_version"] == 1
    assert framework["framework"]["draft"] == 4
    assert len(framework["editions"]) == 4


async def contracts(examples: Examples, commissioner: Program) -> None:
    awarded = await examples.send(commissioner, "POST", "/api/contracts")
    known = {"contract_id": awarded["contract_id"]}
    later = await examples.send(commissioner, "POST", "/api/contracts", 1)
    await examples.send(commissioner, "POST", f"{CONTRACT}/impact-map", contract_id=later["contract_id"])
    await examples.send(commissioner, "POST", f"{CONTRACT}/expectations", contract_id=later["contract_id"])
    point = await examples.send(commissioner, "POST", f"{CONTRACT}/break-points", **known)
    known["break_point_id"] = point["break_point_id"]
    await examples.send(commissioner, "POST", f"{POINT}/day", **known)
    await examples.send(commissioner, "POST", f"{POINT}/closing", **known)
    await examples.send(commissioner, "POST", f"{CONTRACT}/partners", **known)
    leaving = f"{CONTRACT}/partners/{{organisation_id}}/leaving"
    await examples.send(commissioner, "POST", leaving, organisation_id=OAKGATE, **known)
    await examples.send(commissioner, "POST", f"{CONTRACT}/extension", **known)
    await examples.send(commissioner, "POST", f"{CONTRACT}/ending", **known)
    contract = (await commissioner.get(f"/contracts/{awarded['contract_id']}")).json()
    assert [lived["what"] for lived in contract["life"]] == ["joined", "left", "extended", "ended"]
    assert [point["closed_note"] for point in contract["break_points"]] == [None, "All stays as it is."]
    assert contract["outcomes"][0]["indicators"][0]["definition"]["title"] == "Look forward to the next year"


async def returns(examples: Examples, commissioner: Program, lead: Program) -> None:
    known: dict[str, object] = {"return_id": return_id(YOUTH, SUMMER)}
    await examples.send(commissioner, "POST", f"{RETURN}/lock-lifting", **known)
    await examples.send(lead, "POST", f"{RETURN}/validation", **known)
    await examples.send(lead, "POST", f"{RETURN}/submission", **known)
    asked = await examples.send(commissioner, "POST", f"{RETURN}/queries", **known)
    known["query_id"] = asked["query_id"]
    await examples.send(lead, "POST", f"{RETURN}/queries/{{query_id}}/answer", **known)
    await examples.send(commissioner, "POST", f"{RETURN}/sending-back", **known)
    await examples.send(lead, "POST", f"{RETURN}/submission", **known)
    await examples.send(commissioner, "POST", f"{RETURN}/acceptance", **known)
    await examples.send(lead, "POST", f"{RETURN}/restatements", **known)
    page = (await lead.get(f"/returns/{known['return_id']}")).json()
    assert (page["summary"]["standing"], page["summary"]["submissions"]) == ("accepted", 2)
    assert page["queries"][0]["answer"] == "Two groups were away when we asked."
    (reading,) = [
        asked["reading"]
        for outcome in page["outcomes"]
        for asked in outcome["indicators"]
        if asked["asked"]["indicator_id"] == str(HOPEFUL.indicator_id)
    ]
    assert (reading["told"], reading["figure"]["numerator"]) == ("restated", 24)
    assert reading["reason"] == "Two groups were counted once only."


async def revisions(examples: Examples, commissioner: Program, lead: Program) -> None:
    begun = [await examples.send(lead, "POST", f"{CONTRACT}/revisions", contract_id=YOUTH) for _ in range(3)]
    agreed, withdrawn, refused = (
        {"contract_id": YOUTH, "revision_id": each["revision_id"], "change_id": uuid4()} for each in begun
    )
    await examples.send(commissioner, "POST", f"{REVISION}/comments", **agreed)
    for revision in (agreed, refused):
        await examples.send(commissioner, "PUT", REVISION, **revision)
        await examples.send(lead, "PUT", CHANGE, **revision)
        await examples.send(lead, "POST", f"{REVISION}/proposal", **revision)
    await examples.send(commissioner, "POST", f"{REVISION}/refusal", **refused)
    await examples.send(commissioner, "POST", f"{REVISION}/agreement", **agreed)
    await examples.send(lead, "POST", f"{REVISION}/withdrawal", **withdrawn)
    listed = (await lead.get(f"/contracts/{YOUTH}/revisions")).json()
    standing = {each["revision_id"]: each["standing"] for each in listed}
    assert standing == {
        agreed["revision_id"]: "in_effect",
        withdrawn["revision_id"]: "withdrawn",
        refused["revision_id"]: "refused",
    }
