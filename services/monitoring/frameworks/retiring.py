"""Taking something out of a framework, after saying what that means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.framework.definitions import Indicator, Outcome
from domain.framework.model import Framework as FrameworkState
from domain.shared.errors import EditedMeanwhile
from services.application.streams import FRAMEWORK
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.frameworks.kinds import PATHS, Definition, Kind, defined, in_state, retire
from services.monitoring.frameworks.sheet import Sheet, sheet_of
from services.monitoring.frameworks.telling import definition_told, title_of
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown

_DESIGN = for_act("design_framework")
OVERTAKEN = "Somebody else changed this after you opened the page. Look at it again before you take it out."


def pages_for(kind: Kind) -> list[Any]:
    """The pages on which one kind of definition is taken out."""
    path = f"/frameworks/{{framework_id:uuid}}/{PATHS[kind]}/{{about:uuid}}/retirement"

    @get(path, opt=_DESIGN, include_in_schema=False)
    async def ask(request: Asking, desk: AtDesk, framework_id: AnId, about: FromPath[UUID]) -> Template:
        """Say what would be taken out, and what that means."""
        async with desk.view(request) as view:
            sheet = await sheet_of(view, framework_id)
        known = defined(sheet, kind, about)
        if known is None:
            raise Unknown
        seen = _seen(known, _measuring(sheet, kind, about), sheet.found.editions)
        return _page(view, sheet, kind, known, Form(Values.of({"seen": seen})))

    @post(path, opt=_DESIGN, include_in_schema=False)
    async def take_out(
        request: Asking, desk: AtDesk, framework_id: AnId, about: FromPath[UUID]
    ) -> Template | Redirect:
        """Take it out, unless somebody changed it since it was looked at."""
        form = Form(await posted(request))
        async with desk.view(request) as view:
            sheet = await sheet_of(view, framework_id)
        # Retiring has no edition in the domain, so what was looked at is compared here.
        state: FrameworkState = await desk.fingerpost.state(framework_id, FRAMEWORK)
        known = in_state(state, kind, about)
        if known is None:
            return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
        measuring = [each for each in state.indicators if kind == "outcome" and each.outcome_id == about]
        seen = _seen(known, measuring, state.editions)
        if form.values.get("seen") != seen:
            form.placed(EditedMeanwhile(OVERTAKEN))
            return _page(view, sheet, kind, known, form.again(seen=seen), measuring)
        if await give_form(desk, view.person, form, retire(framework_id, kind, about), contract_id=None):
            return Redirect(_afterwards(sheet, known), status_code=HTTP_303_SEE_OTHER)
        return _page(view, sheet, kind, known, form, measuring)

    return [ask, take_out]


def _measuring(sheet: Sheet, kind: Kind, about: UUID) -> tuple[Indicator, ...]:
    """The indicators that go with an outcome."""
    found = sheet.outcome(about) if kind == "outcome" else None
    return () if found is None else found.indicators


def _seen(known: Definition, measuring: Iterable[Indicator], editions: Mapping[UUID, int]) -> str:
    """The editions of all that is taken out: the same text only where nothing of it was changed."""
    match known:
        case Outcome(outcome_id=about) | Indicator(indicator_id=about):
            pass
        case _:
            about = known.characteristic_id
    ids = (about, *(each.indicator_id for each in measuring))
    return ".".join(str(edition) for edition in sorted(editions[each] for each in ids))


def _afterwards(sheet: Sheet, known: Definition) -> str:
    """The page that is still there when it is gone."""
    return f"{sheet.address}/outcomes/{known.outcome_id}" if isinstance(known, Indicator) else sheet.address


def _page(  # noqa: PLR0913, PLR0917 - what the page shows
    view: View,
    sheet: Sheet,
    kind: Kind,
    known: Definition,
    form: Form,
    measuring: Iterable[Indicator] | None = None,
) -> Template:
    if measuring is None:
        measuring = _measuring(sheet, kind, known.outcome_id) if isinstance(known, Outcome) else ()
    return view.page(
        "frameworks/retire.html",
        sheet=sheet,
        row=sheet.row,
        kind=kind,
        title=title_of(known),
        told=definition_told(known, sheet.titles),
        measuring=tuple(measuring),
        **form.shown,
    )


RETIRING = [*pages_for("outcome"), *pages_for("indicator"), *pages_for("quality")]
