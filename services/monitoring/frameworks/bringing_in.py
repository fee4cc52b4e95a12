"""Bringing a file into a framework, or beginning one with it: first what would change, then all of it.

Between the two steps nothing is stored. What was read from the file travels in the page itself, in a hidden
field as JSON, and is read and checked again when the person confirms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.framework.model import Framework as FrameworkState
from domain.shared.errors import DomainError, EditedMeanwhile
from eventstore.errors import EventStoreError
from services.application.frameworks.document import FrameworkDocument, present
from services.application.frameworks.importing import ImportPlan, plan_import
from services.application.frameworks.json_form import read_document
from services.application.streams import FRAMEWORK
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, posted
from services.monitoring.frameworks.sheet import Sheet, sheet_of
from services.monitoring.frameworks.telling import changes, titles_in, told
from services.monitoring.frameworks.uploads import LARGEST, Wrong, packed, read_upload, wrong_with
from services.monitoring.giving import give
from services.monitoring.guards import for_act
from services.monitoring.uploads import source_with, uploaded

_DESIGN = for_act("design_framework")
_FRAMEWORK = "/frameworks/{framework_id:uuid}"
OVERTAKEN = "Somebody changed the framework after you looked at what the file would change. Look at it again."


class Place(NamedTuple):
    """Where a file goes.

    Attributes:
        sheet: the framework; None where the file begins a new one.
        address: of the upload page.
    """

    sheet: Sheet | None
    address: str

    def framework_id(self, form: Form) -> UUID:
        """Of a new framework the same id however often the form is sent."""
        return form.new_id("framework") if self.sheet is None else self.sheet.row.framework_id


@get("/frameworks/bring-in", opt=_DESIGN, include_in_schema=False)
async def ask_for_new(request: Asking, desk: AtDesk) -> Template:
    """Ask for the file that a new framework is to begin with."""
    async with desk.view(request) as view:
        return _upload_page(view, _new(), Form())


@get(f"{_FRAMEWORK}/bring-in", opt=_DESIGN, include_in_schema=False)
async def ask_for_file(request: Asking, desk: AtDesk, framework_id: AnId) -> Template:
    """Ask for a file to be brought into a framework."""
    async with desk.view(request) as view:
        return _upload_page(view, _into(await sheet_of(view, framework_id)), Form())


@post("/frameworks/bring-in", opt=_DESIGN, include_in_schema=False, request_max_body_size=LARGEST)
async def look_at_new(request: Asking, desk: AtDesk) -> Template:
    """Show what a new framework would begin with."""
    async with desk.view(request) as view:
        place = _new()
    return await _look(request, desk, view, place)


@post(f"{_FRAMEWORK}/bring-in", opt=_DESIGN, include_in_schema=False, request_max_body_size=LARGEST)
async def look_at_file(request: Asking, desk: AtDesk, framework_id: AnId) -> Template:
    """Show what a file would change in a framework."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, framework_id)
    return await _look(request, desk, view, _into(sheet))


@post(
    "/frameworks/bring-in/confirmation", opt=_DESIGN, include_in_schema=False, request_max_body_size=LARGEST
)
async def begin_with_file(request: Asking, desk: AtDesk) -> Template | Redirect:
    """Begin a framework with what was looked at."""
    async with desk.view(request) as view:
        place = _new()
    return await _carry_out(request, desk, view, place)


@post(
    f"{_FRAMEWORK}/bring-in/confirmation",
    opt=_DESIGN,
    include_in_schema=False,
    request_max_body_size=LARGEST,
)
async def bring_in(request: Asking, desk: AtDesk, framework_id: AnId) -> Template | Redirect:
    """Change a framework as was looked at."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, framework_id)
    return await _carry_out(request, desk, view, _into(sheet))


async def _look(request: Asking, desk: Desk, view: View, place: Place) -> Template:
    form, upload = Form(await posted(request)), await uploaded(request)
    if upload is None:
        form.say("file", "Choose the file.")
        return _upload_page(view, place, form)
    try:
        document = await read_upload(upload)
        plan, state = await _planned(desk, view, place, form, document)
    except DomainError as error:
        return _refused(view, place, form, error, upload.name)
    held = form.again(
        document=packed(document), digest=upload.digest, name=upload.name, draft=str(plan.draft)
    )
    return _preview(view, place, held, document, plan, state)


async def _carry_out(request: Asking, desk: Desk, view: View, place: Place) -> Template | Redirect:
    form = Form(await posted(request))
    retire_missing = form.flag("retire_missing")
    try:
        document = read_document(form.values.get("document", "").encode())
        plan, state = await _planned(desk, view, place, form, document, retire_missing=retire_missing)
    except DomainError as error:
        return _refused(view, place, form, error, form.values.get("name", ""))
    # A second click finds that there is nothing left to do.
    if not plan.is_empty:
        if form.whole("draft") != plan.draft:
            form.placed(EditedMeanwhile(OVERTAKEN))
        else:
            await _give(desk, view, form, plan)
    if not form.problems:
        return Redirect(f"/frameworks/{plan.framework_id}", status_code=HTTP_303_SEE_OTHER)
    plan, state = await _planned(desk, view, place, form, document)
    return _preview(view, place, form.again(draft=str(plan.draft)), document, plan, state)


async def _planned(  # noqa: PLR0913 - as `plan_import` takes them
    desk: Desk,
    view: View,
    place: Place,
    form: Form,
    document: FrameworkDocument,
    *,
    retire_missing: bool = False,
) -> tuple[ImportPlan, FrameworkState]:
    framework_id = place.framework_id(form)
    state: FrameworkState = await desk.fingerpost.state(framework_id, FRAMEWORK)
    plan = plan_import(
        document,
        state,
        framework_id=framework_id,
        council_id=view.person.council_id,
        retire_missing=retire_missing,
        new_id=_ids(form),
    )
    return plan, state


def _ids(form: Form) -> Callable[[], UUID]:
    """Ids for what is new: the same ones however often the form is sent."""
    numbers = count()
    return lambda: form.new_id(f"definition {next(numbers)}")


async def _give(desk: Desk, view: View, form: Form, plan: ImportPlan) -> None:
    source = source_with(form.values.get("digest", ""))
    try:
        await give(desk, view.person, *plan.commands, contract_id=None, key=form.key, source=source)
    except DomainError as error:
        form.placed(error)
    except EventStoreError as error:
        form.not_recorded(error)


def _refused(view: View, place: Place, form: Form, error: DomainError, name: str) -> Template:
    """Say what in the file cannot be used, cell by cell."""
    wrong = wrong_with(error)
    if len(wrong) == 1 and not wrong[0].place:
        form.say("file", wrong[0].sentence)
        return _upload_page(view, place, form)
    form.say(
        "file", f"“{name}” cannot be used yet. Mend what is listed below in the file, then choose it again."
    )
    return _upload_page(view, place, form, wrong)


def _upload_page(view: View, place: Place, form: Form, wrong_in_file: Sequence[Wrong] = ()) -> Template:
    return view.page("frameworks/upload.html", place=place, wrong_in_file=wrong_in_file, **form.shown)


def _preview(  # noqa: PLR0913, PLR0917 - what the page shows
    view: View,
    place: Place,
    form: Form,
    document: FrameworkDocument,
    plan: ImportPlan,
    state: FrameworkState,
) -> Template:
    found, before = plan.difference, titles_in(present(state))
    after = {
        **before,
        **{each.after.outcome_id: each.after.statement for each in found.outcomes if each.after},
    }
    told_changes = told([*found.outcomes, *found.indicators, *found.characteristics], before, after)
    return view.page(
        "frameworks/preview.html",
        place=place,
        document=document,
        plan=plan,
        changes=told_changes,
        counts=Counter(each.what for each in told_changes),
        absent=changes(plan.absent, present(FrameworkState())),
        **form.shown,
    )


def _new() -> Place:
    return Place(None, "/frameworks/bring-in")


def _into(sheet: Sheet) -> Place:
    return Place(sheet, f"{sheet.address}/bring-in")


BRINGING_IN: list[Any] = [
    ask_for_new,
    ask_for_file,
    look_at_new,
    look_at_file,
    begin_with_file,
    bring_in,
]
