"""What programs read: lists that are narrowed and paged, frameworks with their versions, and the past."""

from __future__ import annotations

from uuid import uuid4

from litestar import Litestar

from services.monitoring.api import examples
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    CONFIDENCE,
    DAY_CENTRE,
    FRAMEWORKS,
    KESTREL,
    LEAD,
    NORTHAM,
    SAVED,
    YOUTH,
)
from tests.integration.monitoring.calling import Program, calling
from tests.integration.monitoring.conftest import Browser

FRAMEWORK = f"/frameworks/{FRAMEWORKS[NORTHAM]}"


async def test_lists_are_narrowed_and_given_a_page_at_a_time(app: Litestar, browser: Browser) -> None:
    assert not browser.is_closed
    async with calling(app, COMMISSIONER) as program:
        day_centre, youth = str(DAY_CENTRE), str(YOUTH)
        for query, wanted in (
            ("", [day_centre, youth]),
            ("area=Young%20people", [day_centre, youth]),
            ("area=Libraries", []),
            (f"provider={KESTREL}", [youth]),
            ("state=running", [day_centre, youth]),
            ("state=ended", []),
            ("words=clubs", [youth]),
            ("words=YS-32", [day_centre]),
            ("words=%25", []),
            (f"outcome={CONFIDENCE.outcome_id}&words=youth", [youth]),
            ("as_of=2020-01-01", []),
        ):
            page = (await program.get(f"/contracts?{query}")).json()
            assert [row["contract_id"] for row in page["contracts"]] == wanted, query
            assert (page["total"], page["page"], page["pages"]) == (len(wanted), 1, 1)

        needs = (await program.get("/worklist")).json()
        assert needs["total"] == sum(needs["counts"].values())
        coverage = (await program.get("/coverage")).json()
        assert {
            (place["bottom_line"], place["outcomes"], place["contracts"]) for place in coverage["places"]
        } == {
            ("social", 2, 2),
            ("economic", 1, 2),
        }
        assert [known["contracts"] for known in coverage["outcomes"]] == [2, 2, 2]
        organisations = (await program.get("/organisations")).json()
        assert [known["name"] for known in organisations] == ["Brightside", "Kestrel", "Oakgate"]


async def test_a_framework_can_be_taken_out_changed_and_sent_back(app: Litestar, browser: Browser) -> None:
    assert not browser.is_closed
    async with calling(app, COMMISSIONER) as program, calling(app, AUDITOR) as auditor:
        listed = (await program.get("/frameworks")).json()
        assert [(each["title"], each["agreed_version"]) for each in listed] == [("Growing up well", 1)]
        document = (await program.get(f"{FRAMEWORK}/document")).json()
        assert (await program.done("PUT", f"{FRAMEWORK}/document", document))["position"] == 0

        document["outcomes"][0]["statement"] = "Young people are proud of themselves"
        del document["outcomes"][2]
        assert (await program.done("PUT", f"{FRAMEWORK}/document", document))["position"] > 0
        await retired_and_agreed(program, document)

        differing = (await auditor.get(f"{FRAMEWORK}/difference?from=1&to=2")).json()
        assert [(each["fields"], each["after"] is None) for each in differing["outcomes"]] == [
            (["statement"], False),
            ([], True),
        ]
        assert [each["before"]["title"] for each in differing["indicators"]] == [SAVED.title]
        nothing = {"outcomes": [], "indicators": [], "characteristics": []}
        assert (await auditor.get(f"{FRAMEWORK}/difference")).json() == nothing
        before = (await auditor.get(f"{FRAMEWORK}/difference?from=0&to=1")).json()
        assert len(before["outcomes"]) == 3
        first = (await auditor.get(f"{FRAMEWORK}/versions/1")).json()
        assert first["outcomes"][0]["statement"] == CONFIDENCE.statement
        taken_out = (await auditor.get(f"{FRAMEWORK}/document?version=1")).json()
        assert len(taken_out["outcomes"]) == 3
        new = await program.done("PUT", f"/frameworks/{uuid4()}/document", taken_out)
        assert new["position"] > 0


async def retired_and_agreed(program: Program, document: object) -> None:
    """What the document does not have stays, unless the program asks for it to leave."""
    present = (await program.get(FRAMEWORK)).json()
    assert len(present["outcomes"]) == 3
    draft = present["framework"]["draft"]
    await program.done("PUT", f"{FRAMEWORK}/document?retire_missing=true&draft={draft}", document)
    present = (await program.get(FRAMEWORK)).json()
    assert len(present["outcomes"]) == 2
    agreement = examples.AGREEMENT | {"draft": present["framework"]["draft"]}
    await program.done("POST", f"{FRAMEWORK}/agreement", agreement)


async def test_a_program_of_a_provider_reads_its_own_and_no_more(app: Litestar, browser: Browser) -> None:
    assert not browser.is_closed
    async with calling(app, LEAD) as program:
        page = (await program.get("/contracts")).json()
        assert [row["title"] for row in page["contracts"]] == ["Youth clubs"]
        assert (await program.get(f"/contracts/{YOUTH}")).json()["summary"] == page["contracts"][0]
