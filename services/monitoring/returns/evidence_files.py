"""Downloading evidence: to whoever may see the return, and only as it was attached."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from http import HTTPStatus
from typing import IO
from urllib.parse import quote
from uuid import UUID

from litestar import get
from litestar.response import Stream

from domain.provider_return.content import Evidence
from projections.contracts.results import Contract
from projections.returns.results import Return
from services.application.evidence.store import Altered, Lost, NotKept
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.guards import for_act
from services.monitoring.problems import Refused, Unknown
from services.monitoring.returns.waiting import waiting_files, waits_in
from services.monitoring.returns.work import can_submit

_PIECE = 65_536
_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""For a browser that shows a file after all: nothing in it runs, and it is of no origin."""
_TELL = "Tell whoever runs this service for the council: they can look for it in a backup."
_logger = logging.getLogger(__name__)


@get(
    "/returns/{return_id:uuid}/evidence/{evidence_id:uuid}",
    opt=for_act("see_return"),
    include_in_schema=False,
)
async def download(request: Asking, desk: AtDesk, return_id: AnId, evidence_id: AnId) -> Stream:
    """Give out a file whose bytes are known to be those that were attached."""
    async with desk.view(request) as view:
        page, contract = await view.provider_return(return_id, "see_return")
        known = await _known(desk, view, page, contract, evidence_id)
    path = waits_in(view, return_id).path(evidence_id)
    try:
        file = await desk.attachments.store.fetch(path, known)
    except Lost as error:
        _logger.error("evidence %s is missing", path)  # noqa: TRY400 - where it was looked for says all
        raise Refused(
            HTTPStatus.GONE, "The file is missing", f"“{known.name}” is not where it was kept. {_TELL}"
        ) from error
    except Altered as error:
        _logger.error("evidence %s was changed", path)  # noqa: TRY400 - what was changed says all
        sentence = f"“{known.name}” is no longer the file that was attached, so it is not given out. {_TELL}"
        raise Refused(HTTPStatus.CONFLICT, "The file was changed", sentence) from error
    except NotKept as error:
        _logger.exception("evidence cannot be fetched")
        sentence = "The place where files are kept does not answer. Wait a minute, then try again."
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "The file cannot be had now", sentence) from error
    return Stream(_pieces(file), media_type=known.media_type, headers=_headers(known))


EVIDENCE_FILES = [download]


async def _known(desk: Desk, view: View, page: Return, contract: Contract, evidence_id: UUID) -> Evidence:
    """What is known of a file that was sent; of one that waits, for those who can send it."""
    files = list(page.evidence)
    if can_submit(view, page, contract):
        files.extend(known.evidence for known in await waiting_files(desk, view, page))
    found = next((known for known in files if known.evidence_id == evidence_id), None)
    if found is None:
        raise Unknown
    return found


def _headers(known: Evidence) -> dict[str, str]:
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(known.name, safe='')}",
        "Content-Length": str(known.size),
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


async def _pieces(file: IO[bytes]) -> AsyncGenerator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
