"""The coverage view: which changes the council works for, and where nobody does."""

from __future__ import annotations

from typing import get_args

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from domain.framework.definitions import BottomLine, PreventionLevel, WellBeingElement
from projections.coverage.queries import NOT_SAID, PAGE, Cell, Covered, coverage, covered_outcomes
from services.monitoring.desk import AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act
from services.presentation.pages import page_number, pages_of

LINES: tuple[BottomLine, ...] = get_args(BottomLine)
ELEMENTS: tuple[WellBeingElement | None, ...] = (*get_args(WellBeingElement), None)
PREVENTION: tuple[PreventionLevel | None, ...] = (*get_args(PreventionLevel), None)


@get("/coverage", opt=for_act("see_coverage"), include_in_schema=False)
async def what_is_covered(
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    place: FromQuery[str] = "",
    page: FromQuery[str] = "",
) -> Template:
    """Outcomes by bottom line, well-being element and prevention level, so that gaps show."""
    cell = _cell(place)
    number = page_number(page)
    async with desk.view(request, asked) as view:
        found = await coverage(view.connection, today=view.today, as_of=view.as_of)
        offset = (number - 1) * PAGE
        listed, total = await covered_outcomes(
            view.connection, cell, today=view.today, as_of=view.as_of, offset=offset
        )
        query = view.asked.query or "?"
        if cell is not None:
            query += ("" if query.endswith("?") else "&") + f"place={_address(cell)}"
        return view.page(
            "coverage.html",
            lines=LINES,
            elements=ELEMENTS,
            prevention=PREVENTION,
            place_of=Cell,
            found=found,
            nothing=Covered(0, 0),
            address_of=_address,
            total=sum(each.outcomes for each in found.values()),
            cell=cell,
            listed=listed,
            pages=pages_of(number, total, PAGE, query),
        )


def _address(cell: Cell) -> str:
    """A place in an address: "social.good_feelings.upstream", "economic.not_said.not_said"."""
    return ".".join((cell.bottom_line, cell.element or NOT_SAID, cell.prevention or NOT_SAID))


def _cell(written: str) -> Cell | None:
    """The place that an address names; None where it names none, which then narrows nothing."""
    places = (Cell(line, element, level) for line in LINES for element in ELEMENTS for level in PREVENTION)
    return next((cell for cell in places if _address(cell) == written), None)


COVERAGE = [what_is_covered]
