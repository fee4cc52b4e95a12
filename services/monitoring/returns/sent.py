"""What was submitted: that it was, and a receipt of exactly what, as a page and as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Response, Template

from projections.returns.results import Return
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.returns.receipt_pdf import receipt_pdf
from services.monitoring.returns.receipt_said import ReceiptSaid, receipt_said
from services.monitoring.returns.receipts import Receipt, receipts


class Kept(NamedTuple):
    """One submission as it was recorded."""

    view: View
    page: Return
    receipt: Receipt
    names: Mapping[UUID, str]

    @property
    def said(self) -> ReceiptSaid:
        """The receipt in words."""
        return receipt_said(self.page, self.receipt, self.names)


@get(
    "/returns/{return_id:uuid}/submissions/{number:int}", opt=for_act("see_receipt"), include_in_schema=False
)
async def confirmation(request: Asking, desk: AtDesk, return_id: AnId, number: FromPath[int]) -> Template:
    """That it was submitted: reference, time, and what happens next."""
    kept = await _kept(request, desk, return_id, number)
    return kept.view.page("returns/confirmation.html", page=kept.page, receipt=kept.receipt)


@get(
    "/returns/{return_id:uuid}/submissions/{number:int}/receipt",
    opt=for_act("see_receipt"),
    include_in_schema=False,
)
async def one_receipt(request: Asking, desk: AtDesk, return_id: AnId, number: FromPath[int]) -> Template:
    """Exactly what was sent, and how it can be told that nothing of it was changed."""
    kept = await _kept(request, desk, return_id, number)
    return kept.view.page("returns/receipt.html", page=kept.page, receipt=kept.receipt, said=kept.said)


@get(
    "/returns/{return_id:uuid}/submissions/{number:int}/receipt.pdf",
    opt=for_act("see_receipt"),
    include_in_schema=False,
)
async def receipt_file(
    request: Asking, desk: AtDesk, return_id: AnId, number: FromPath[int]
) -> Response[bytes]:
    """The receipt as a file to keep."""
    kept = await _kept(request, desk, return_id, number)
    content = await asyncio.to_thread(receipt_pdf, kept.said)
    disposition = f'attachment; filename="receipt-{kept.receipt.reference}.pdf"'
    return Response(content, media_type="application/pdf", headers={"content-disposition": disposition})


SENT = [confirmation, one_receipt, receipt_file]


async def _kept(request: Asking, desk: Desk, return_id: UUID, number: int) -> Kept:
    async with desk.view(request) as view:
        page, _ = await view.provider_return(return_id, "see_receipt")
    found = [known for known in await receipts(desk.fingerpost, return_id) if known.submission == number]
    if not found:
        raise Unknown
    receipt = found[0]
    who = {file.attached_by for file in receipt.evidence}
    who |= set() if receipt.actor_id is None else {receipt.actor_id}
    return Kept(view, page, receipt, await desk.access.names_of(view.person.council_id, who))
