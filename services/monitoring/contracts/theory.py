"""The theory of change of a contract: a picture, the table that says the same, and the picture as a file."""

from __future__ import annotations

from litestar import Response, get
from litestar.response import Template
from markupsafe import Markup

from projections.contracts.results import Contract
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.presentation.theory_of_change.layout import layout
from services.presentation.theory_of_change.picture import svg
from services.presentation.theory_of_change.reading import ImpactMap
from services.presentation.theory_of_change.table import rows_of


@get("/contracts/{contract_id:uuid}/theory-of-change", opt=for_act("see_contract"), include_in_schema=False)
async def theory_of_change(request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId) -> Template:
    """What is done, what that yields, what changes, and how that is known."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_contract")
        await view.offer_moments(contract_id)
        impact_map = map_of(contract)
        return view.page(
            "contracts/theory_of_change.html",
            contract=contract,
            picture=_picture(contract) if contract.outcomes else None,
            rows=rows_of(impact_map),
        )


@get(
    "/contracts/{contract_id:uuid}/theory-of-change.svg",
    opt=for_act("see_contract"),
    include_in_schema=False,
)
async def theory_as_file(
    request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId
) -> Response[bytes]:
    """The picture alone, for a report or a wall."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_contract")
    if not contract.outcomes:
        raise Unknown
    name = f"{contract_id}-theory-of-change-at-{view.as_of}.svg"
    return Response(
        _picture(contract).encode(),
        media_type="image/svg+xml",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def map_of(contract: Contract) -> ImpactMap:
    """The impact map of a contract's terms."""
    return ImpactMap(
        outcomes=tuple(agreed.outcome for agreed in contract.outcomes),
        indicators=tuple(known.definition for agreed in contract.outcomes for known in agreed.indicators),
        activities=contract.activities,
    )


def _picture(contract: Contract) -> Markup:
    title = f"Theory of change: {contract.summary.title}"
    return Markup(svg(layout(map_of(contract)), title=title))  # noqa: S704 - svg() escapes all it is given


THEORY = [theory_of_change, theory_as_file]
