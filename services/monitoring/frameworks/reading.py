"""A framework and its outcomes to be read: as they stand, and as a version was agreed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from projections.contracts.of_framework import contracts_by_version, contracts_on_version
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk, View
from services.monitoring.frameworks.sheet import Sheet, advised, sheet_of, version_of
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.presentation.defined import indicator_told, outcome_told
from services.presentation.pages import page_number, pages_of

PAGE = 12
"""Outcomes of a page: a framework of the size that is advised stands on one."""
CONTRACTS = 50
"""Contracts of a version that its page names."""
_FRAMEWORK = "/frameworks/{framework_id:uuid}"


@get(_FRAMEWORK, opt=for_act("see_frameworks"), include_in_schema=False)
async def one_framework(
    request: Asking, desk: AtDesk, asked: AskedMoment, framework_id: AnId, page: FromQuery[str] = ""
) -> Template:
    """A framework as it stands."""
    async with desk.view(request, asked) as view:
        sheet = await sheet_of(view, framework_id)
        counts = await contracts_by_version(view.connection, framework_id, as_of=view.as_of)
        return _page(view, "frameworks/framework.html", sheet, page, advised=advised(sheet), contracts=counts)


@get(f"{_FRAMEWORK}/versions/{{number:int}}", opt=for_act("see_frameworks"), include_in_schema=False)
async def one_version(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    framework_id: AnId,
    number: FromPath[int],
    page: FromQuery[str] = "",
) -> Template:
    """A version exactly as it was agreed, with the contracts that were made on it."""
    async with desk.view(request, asked) as view:
        sheet = await version_of(view, framework_id, number)
        counts = await contracts_by_version(view.connection, framework_id, as_of=view.as_of)
        contracts = await contracts_on_version(
            view.connection, framework_id, number, as_of=view.as_of, limit=CONTRACTS
        )
        more = counts.get(number, 0) - len(contracts)
        return _page(view, "frameworks/version.html", sheet, page, contracts=contracts, more=more)


@get(f"{_FRAMEWORK}/outcomes/{{outcome_id:uuid}}", opt=for_act("see_frameworks"), include_in_schema=False)
async def one_outcome(
    request: Asking, desk: AtDesk, asked: AskedMoment, framework_id: AnId, outcome_id: FromPath[UUID]
) -> Template:
    """An outcome as it stands, with all that is said of its indicators."""
    async with desk.view(request, asked) as view:
        return _outcome_page(view, await sheet_of(view, framework_id), outcome_id)


@get(
    f"{_FRAMEWORK}/versions/{{number:int}}/outcomes/{{outcome_id:uuid}}",
    opt=for_act("see_frameworks"),
    include_in_schema=False,
)
async def one_agreed_outcome(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    framework_id: AnId,
    number: FromPath[int],
    outcome_id: FromPath[UUID],
) -> Template:
    """An outcome exactly as it was agreed, with all that is said of its indicators."""
    async with desk.view(request, asked) as view:
        sheet = await version_of(view, framework_id, number)
        return _outcome_page(view, sheet, outcome_id)


def _page(view: View, template: str, sheet: Sheet, page: str, **context: Any) -> Template:
    outcomes = sheet.outcomes
    pages = pages_of(page_number(page), len(outcomes), PAGE, view.asked.query or "?")
    return view.page(
        template,
        sheet=sheet,
        row=sheet.row,
        pages=pages,
        outcomes=outcomes[max(pages.first - 1, 0) : pages.last],
        **context,
    )


def _outcome_page(view: View, sheet: Sheet, outcome_id: UUID) -> Template:
    known = sheet.outcome(outcome_id)
    if known is None:
        raise Unknown
    return view.page(
        "frameworks/outcome.html",
        sheet=sheet,
        row=sheet.row,
        known=known,
        told=outcome_told(known.outcome),
        indicators=[(each, indicator_told(each, sheet.titles)) for each in known.indicators],
        advice=() if sheet.version else advised(sheet).outcomes.get(outcome_id, ()),
    )


READING = [one_framework, one_version, one_outcome, one_agreed_outcome]
