"""What differs between two versions of a framework, or between one and what stands now."""

from __future__ import annotations

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from litestar import get
from litestar.params import FromQuery, QueryParameter
from litestar.response import Template

from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.frameworks.sheet import sheet_of, stood
from services.monitoring.frameworks.telling import changes
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.presentation.pages import page_number, pages_of

PAGE = 40
"""Changes of a page: a framework of the size that is advised can begin on one or two."""
_DIGITS = 6
From = Annotated[str, QueryParameter(name="from", required=False)]
"""The language keeps the name `from` for itself."""


@get("/frameworks/{framework_id:uuid}/difference", opt=for_act("see_frameworks"), include_in_schema=False)
async def what_differs(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    framework_id: AnId,
    since: From = "",
    to: FromQuery[str] = "",
    page: FromQuery[str] = "",
) -> Template:
    """What was added, revised and retired from one version to another.

    Without `from` it is the newest version, with 0 nothing at all; without `to` it is what stands now.
    """
    async with desk.view(request, asked) as view:
        sheet = await sheet_of(view, framework_id)
        newest = sheet.newest.framework_version if sheet.newest else 0
        first, last = _number(since) if since else newest, _number(to) if to else None
        before, after = await stood(view, sheet, first), await stood(view, sheet, last)
    found = changes(before, after)
    query = _query(view.asked.query, {"from": str(first), "to": to})
    pages = pages_of(page_number(page), len(found), PAGE, query)
    return view.page(
        "frameworks/difference.html",
        sheet=sheet,
        row=sheet.row,
        first=first,
        last=last,
        changes=found[max(pages.first - 1, 0) : pages.last],
        counts=Counter(each.what for each in found),
        pages=pages,
    )


def _number(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) <= _DIGITS):
        raise Unknown
    return int(written)


def _query(moment: str, chosen: dict[str, str]) -> str:
    return "?" + "&".join(part for part in (moment.removeprefix("?"), urlencode(chosen)) if part)
