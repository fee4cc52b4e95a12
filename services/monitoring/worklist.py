"""What needs a commissioner: what is late, waits, is near or is ending, by the day on which it is due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from domain.shared.days import in_words
from projections.worklist.needs import Need
from projections.worklist.queries import PAGE, Item, worklist
from services.monitoring.desk import AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act
from services.presentation.pages import page_number, pages_of

_NEEDS: Mapping[str, Need] = {need: need for need in get_args(Need)}


@get("/worklist", opt=for_act("see_worklist"), include_in_schema=False)
async def what_needs_you(
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    need: FromQuery[str] = "",
    page: FromQuery[str] = "",
) -> Template:
    """Everything that needs a person, what is due first before the rest."""
    wanted = _NEEDS.get(need)
    number = page_number(page)
    async with desk.view(request, asked) as view:
        found = await worklist(
            view.connection,
            party="commissioner",
            today=view.today,
            as_of=view.as_of,
            need=wanted,
            offset=(number - 1) * PAGE,
            limit=PAGE,
        )
        query = view.asked.query or "?"
        if wanted:
            query += ("" if query.endswith("?") else "&") + f"need={wanted}"
        return view.page(
            "worklist.html",
            found=found,
            wanted=wanted,
            everything=sum(found.counts.values()),
            address_of=address_of,
            pages=pages_of(number, found.total, PAGE, query),
        )


def address_of(item: Item) -> str:
    """Where one goes to do what is needed."""
    match item.need:
        case "return_late" | "return_locked" | "return_to_look_at" | "return_to_answer":
            return f"/returns/{item.about}"
        case "revision_to_answer" | "revision_waiting" | "revision_drafted":
            return f"/contracts/{item.contract_id}/revisions/{item.about}"
        case "break_point_near" | "break_point_due" | "contract_without_map" | "contract_ending":
            return f"/contracts/{item.contract_id}"


NEEDS_SAID: Mapping[Need, tuple[str, str]] = {
    "return_locked": ("Return locked", "red"),
    "return_late": ("Return late", "red"),
    "return_to_look_at": ("Return to look at", "blue"),
    "return_to_answer": ("Question waits for the provider", "orange"),
    "revision_to_answer": ("Revision waits for your answer", "yellow"),
    "revision_waiting": ("Revision waits for the other side", "grey"),
    "revision_drafted": ("Revision being worked on", "grey"),
    "break_point_due": ("Break point has come", "yellow"),
    "break_point_near": ("Break point is near", "grey"),
    "contract_without_map": ("Impact map to agree", "yellow"),
    "contract_ending": ("Contract ends soon", "orange"),
}
"""The words for each need, and the colour of its tag: red only where somebody must act on a problem."""

_WHEN: Mapping[Need, str] = {
    "return_to_look_at": "It was due by {}",
    "return_to_answer": "It was due by {}",
    "revision_to_answer": "To count from {}",
    "revision_waiting": "To count from {}",
    "revision_drafted": "To count from {}",
    "break_point_due": "Since {}",
    "break_point_near": "On {}",
    "contract_without_map": "The contract starts on {}",
    "contract_ending": "On {}",
}


def needs_when(item: Item) -> str:
    """What the day of an item means."""
    return _WHEN.get(item.need, "It was due by {}").format(in_words(item.due_on))


WORKLIST = [what_needs_you]
