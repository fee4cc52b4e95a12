"""Two people who wrote the same change: the one who saved second sees both, and loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from domain.contract.changes import Change
from domain.contract.commands import DraftChange
from domain.contract.state import Contract
from domain.shared.errors import EditedMeanwhile
from services.application.streams import CONTRACT
from services.monitoring.desk import Asking, Desk
from services.monitoring.forms import Form
from services.monitoring.revisions.sheet import sheet_of
from services.monitoring.revisions.told import after_told, before_told
from services.monitoring.revisions.writing import Task
from services.presentation.dates import moment
from services.presentation.words import PARTIES


class Conflict(NamedTuple):
    """What two people wrote of one change.

    Attributes:
        yours: part by part, what was not saved.
        theirs: what stands now; None where the change was taken out.
        edition: of what stands now, on which to save again.
        whose: who changed it, and when, as far as pages can tell that already.
    """

    yours: Mapping[str, str]
    theirs: Mapping[str, str] | None
    edition: int
    whose: str = ""


def was_overtaken(form: Form) -> bool:
    """Whether the form was refused because somebody else had written the same thing since it was shown."""
    return any(problem.code == EditedMeanwhile.code for problem in form.problems)


async def conflict_over(request: Asking, desk: Desk, task: Task, command: DraftChange) -> Conflict:
    """Both texts: the other's comes from the record itself, which pages may not have caught up with."""
    yours = _told(command.change, command.reason, task)
    state: Contract = await desk.fingerpost.state(command.stream_id, CONTRACT)
    theirs = state.revisions[command.revision_id].change(command.change_id)
    if theirs is None:
        return Conflict(yours, theirs=None, edition=0)
    whose = await _whose(request, desk, command, theirs.edition)
    return Conflict(yours, _told(theirs.change, theirs.reason, task), theirs.edition, whose)


async def _whose(request: Asking, desk: Desk, command: DraftChange, edition: int) -> str:
    async with desk.view(request) as view:
        sheet = await sheet_of(view, command.stream_id, command.revision_id, "revise_contract")
    known = sheet.change(command.change_id)
    if known is None or known.actor_id is None or known.edition != edition:
        return ""
    names = await desk.access.names_of(view.person.council_id, [known.actor_id])
    who = names.get(known.actor_id, "Somebody")
    return f"{who}, for {PARTIES[known.drafted_by]}, saved it on {moment(known.drafted_at)}."


def _told(change: Change, reason: str, task: Task) -> Mapping[str, str]:
    told = after_told(change, task.ground, task.after) or before_told(change, task.ground)
    return {**told, "Why": reason}
