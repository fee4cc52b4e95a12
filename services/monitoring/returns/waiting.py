"""The files that wait to be sent with a return."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from projections.returns.results import Return
from services.application.evidence.attachments import Attached, WaitsIn
from services.monitoring.desk import Desk, View

FILES = "files"
"""The hidden field that holds which files waited when the return was looked at."""


def waits_in(view: View, return_id: UUID) -> WaitsIn:
    """The return with which they are sent, of the person's own council."""
    return WaitsIn(council_id=view.person.council_id, return_id=return_id)


async def waiting_files(desk: Desk, view: View, page: Return) -> Sequence[Attached]:
    """The files that wait, in the order in which they were attached."""
    return unsent(page, await desk.attachments.waiting(waits_in(view, page.summary.return_id)))


def unsent(page: Return, waiting: Sequence[Attached]) -> Sequence[Attached]:
    """Without those that were sent: a service that stopped at the wrong moment may have left them waiting."""
    sent = {known.evidence_id for known in page.evidence}
    return [known for known in waiting if known.evidence.evidence_id not in sent]


def digest_of(files: Sequence[Attached]) -> str:
    """Tells these files from others: none is ever changed, so their ids say it all."""
    said = " ".join(str(known.evidence.evidence_id) for known in files)
    return hashlib.sha256(said.encode()).hexdigest()
