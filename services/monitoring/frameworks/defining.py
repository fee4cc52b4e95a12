"""Writing what a framework is made of: outcomes, indicators and qualities, new or anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.framework.model import Framework as FrameworkState
from domain.shared.errors import EditedMeanwhile
from services.application.streams import FRAMEWORK
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.frameworks.kinds import (
    PATHS,
    Definition,
    Kind,
    address_of,
    define,
    defined,
    in_state,
    read,
    revise,
    values_of,
)
from services.monitoring.frameworks.sheet import Sheet, all_outcomes, sheet_of
from services.monitoring.frameworks.telling import definition_told
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown

_DESIGN = for_act("design_framework")


class Conflict(NamedTuple):
    """What two people wrote of one thing, part by part; `theirs` is None where it was taken out."""

    yours: Mapping[str, str]
    theirs: Mapping[str, str] | None


def pages_for(kind: Kind) -> list[Any]:
    """The pages on which one kind of definition is written."""
    under = f"/frameworks/{{framework_id:uuid}}/{PATHS[kind]}"

    @get(f"{under}/new", opt=_DESIGN, include_in_schema=False)
    async def ask(request: Asking, desk: AtDesk, framework_id: AnId) -> Template:
        """Ask for something new."""
        async with desk.view(request) as view:
            sheet = await sheet_of(view, framework_id)
        # Not typed yet: the level that the framework has, and the outcome from whose page one came.
        first = {"level": sheet.row.level, "outcome_id": request.query_params.get("outcome", "")}
        return _page(view, sheet, kind, Form(Values.of(first)))

    @post(f"{under}/new", opt=_DESIGN, include_in_schema=False)
    async def add(request: Asking, desk: AtDesk, framework_id: AnId) -> Template | Redirect:
        """Add it to the framework."""
        form = Form(await posted(request))
        async with desk.view(request) as view:
            sheet = await sheet_of(view, framework_id)
        if not form.adding:
            written = read(form, kind, form.new_id(kind), sheet)
            if written is not None:
                command = define(framework_id, written)
                if await give_form(desk, view.person, form, command, contract_id=None):
                    return Redirect(address_of(sheet, written), status_code=HTTP_303_SEE_OTHER)
        return _page(view, sheet, kind, form)

    @get(f"{under}/{{about:uuid}}/edit", opt=_DESIGN, include_in_schema=False)
    async def ask_again(request: Asking, desk: AtDesk, framework_id: AnId, about: FromPath[UUID]) -> Template:
        """Ask for it anew, beginning with what it says now."""
        async with desk.view(request) as view:
            sheet = await sheet_of(view, framework_id)
        known = defined(sheet, kind, about)
        if known is None:
            raise Unknown
        held = {**values_of(known), "edition": sheet.found.editions[about]}
        return _page(view, sheet, kind, Form(Values.of(held)), about)

    @post(f"{under}/{{about:uuid}}/edit", opt=_DESIGN, include_in_schema=False)
    async def write(
        request: Asking, desk: AtDesk, framework_id: AnId, about: FromPath[UUID]
    ) -> Template | Redirect:
        """Write it anew; where somebody else was faster, show both."""
        form = Form(await posted(request))
        async with desk.view(request) as view:
            sheet = await sheet_of(view, framework_id)
        return await _write(desk, view, sheet, kind, form, about)

    return [ask, add, ask_again, write]


async def _write(  # noqa: PLR0913, PLR0917 - what is written, and where the form that writes it stands
    desk: Desk, view: View, sheet: Sheet, kind: Kind, form: Form, about: UUID
) -> Template | Redirect:
    # What was taken out meanwhile is not lost while somebody writes it: the record still knows its id.
    state: FrameworkState = await desk.fingerpost.state(sheet.row.framework_id, FRAMEWORK)
    if about not in state.editions:
        raise Unknown
    if form.adding:
        return _page(view, sheet, kind, form, about)
    written = read(form, kind, about, sheet)
    if written is None:
        return _page(view, sheet, kind, form, about)
    gone = in_state(state, kind, about) is None
    if gone and not form.values.get("again"):
        form.placed(EditedMeanwhile("Somebody else took this out while you were writing."))
        conflict = Conflict(definition_told(written, sheet.titles), None)
        return _page(view, sheet, kind, form.again(again="yes"), about, conflict)
    stream, edition = sheet.row.framework_id, form.whole("edition") or 0
    command = define(stream, written) if gone else revise(stream, written, edition)
    if await give_form(desk, view.person, form, command, contract_id=None):
        return Redirect(address_of(sheet, written), status_code=HTTP_303_SEE_OTHER)
    if any(problem.code == EditedMeanwhile.code for problem in form.problems):
        return await _overtaken(desk, view, sheet, kind, form, written, about)
    return _page(view, sheet, kind, form, about)


async def _overtaken(  # noqa: PLR0913, PLR0917 - what the page shows
    desk: Desk, view: View, sheet: Sheet, kind: Kind, form: Form, written: Definition, about: UUID
) -> Template:
    """Both texts, the other as the record has it by now, and the form with the edition that is the newest."""
    state: FrameworkState = await desk.fingerpost.state(sheet.row.framework_id, FRAMEWORK)
    present = in_state(state, kind, about)
    titles = {**sheet.titles, **{known.outcome_id: known.statement for known in state.outcomes}}
    theirs = None if present is None else definition_told(present, titles)
    conflict = Conflict(definition_told(written, titles), theirs)
    again = {"edition": str(state.editions[about])} | ({"again": "yes"} if theirs is None else {})
    return _page(view, sheet, kind, form.again(**again), about, conflict)


def _page(  # noqa: PLR0913, PLR0917 - what the page shows
    view: View,
    sheet: Sheet,
    kind: Kind,
    form: Form,
    about: UUID | None = None,
    conflict: Conflict | None = None,
) -> Template:
    outcomes = [(known.outcome_id, known.statement) for known in all_outcomes(sheet)]
    return view.page(
        "frameworks/define.html",
        sheet=sheet,
        row=sheet.row,
        kind=kind,
        about=about,
        action=f"{sheet.address}/{PATHS[kind]}/" + (f"{about}/edit" if about else "new"),
        outcomes=outcomes,
        conflict=conflict,
        **form.shown,
    )


DEFINING = [*pages_for("outcome"), *pages_for("indicator"), *pages_for("quality")]
