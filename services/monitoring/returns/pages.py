"""Returns on the web."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act
from services.monitoring.returns.answering import ANSWERING
from services.monitoring.returns.evidence import EVIDENCE
from services.monitoring.returns.evidence_files import EVIDENCE_FILES
from services.monitoring.returns.figure import READING
from services.monitoring.returns.people import PEOPLE
from services.monitoring.returns.reading import reading_page
from services.monitoring.returns.restating import RESTATING
from services.monitoring.returns.reviewing import REVIEWING
from services.monitoring.returns.sent import SENT
from services.monitoring.returns.spreadsheets import SPREADSHEETS
from services.monitoring.returns.submitting import SUBMITTING
from services.monitoring.returns.tasks import TASKS, task_list
from services.monitoring.returns.work import can_submit, work_on


@get("/returns/{return_id:uuid}", opt=for_act("see_return"), include_in_schema=False)
async def one_return(request: Asking, desk: AtDesk, asked: AskedMoment, return_id: AnId) -> Template:
    """Its tasks, for whoever can submit it now; for everybody else what it asks and holds."""
    async with desk.view(request, asked) as view:
        page, contract = await view.provider_return(return_id, "see_return")
        if view.asked.is_now and can_submit(view, page, contract):
            return await task_list(desk, view, await work_on(desk, view, return_id))
        return await reading_page(desk, view, page, contract)


RETURNS = [
    one_return,
    *TASKS,
    *SPREADSHEETS,
    *PEOPLE,
    *EVIDENCE,
    *EVIDENCE_FILES,
    *SUBMITTING,
    *SENT,
    *REVIEWING,
    *ANSWERING,
    *READING,
    *RESTATING,
]
