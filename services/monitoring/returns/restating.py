"""Correcting one reading of a return that was submitted: the whole of it, with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.provider_return.commands import RestateReading
from domain.provider_return.content import Reading
from domain.provider_return.rules.readings import misfits
from domain.shared.errors import EditedMeanwhile
from projections.contracts.results import Contract
from projections.returns.results import FigureVersion, Return
from services.application.returns.answers import Answer, answer_of_reading, filled
from services.application.returns.figures import read_reading
from services.application.returns.questions import ReadingQuestion
from services.application.returns.reading import placed
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.returns.figure import names_in, question_about
from services.monitoring.returns.rights import rights_in
from services.monitoring.returns.work import field_name, typed_values

_PATH = "/returns/{return_id:uuid}/readings/{indicator_id:uuid}/restatement"
REASON, SEEN = "reason", "seen"
NOT_YET = "This return waits to be submitted. Give the right figure when you submit it."
MEANWHILE = (
    "Somebody else corrected this figure after you opened this page. Look at how it stands now; if yours is "
    "still the right one, send it again."
)


class Setting(NamedTuple):
    """The reading to be corrected, as it stands."""

    page: Return
    contract: Contract
    question: ReadingQuestion
    reading: FigureVersion | None


@get(_PATH, opt=for_act("restate_reading"), include_in_schema=False)
async def ask_to_restate(
    request: Asking, desk: AtDesk, return_id: AnId, indicator_id: FromPath[UUID]
) -> Template:
    """The reading as it stands, to be put right."""
    async with desk.view(request) as view:
        setting = await _setting(view, return_id, indicator_id)
        return await _page(desk, view, setting, Form(_as_it_stands(setting)))


@post(_PATH, opt=for_act("restate_reading"), include_in_schema=False)
async def restate(
    request: Asking, desk: AtDesk, return_id: AnId, indicator_id: FromPath[UUID]
) -> Template | Redirect:
    """Correct it, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        setting = await _setting(view, return_id, indicator_id)
    reading = _read(form, setting.question)
    reason = form.text(REASON, required="Say why it is corrected, so that everyone can see the reason.")
    if _overtaken(form, setting, view):
        form.placed(EditedMeanwhile(MEANWHILE))
    if reading is not None and not form.problems:
        command = RestateReading(stream_id=return_id, reading=reading, reason=reason)
        contract_id = setting.page.summary.contract_id
        names = _places(setting.question)
        if await give_form(desk, view.person, form, command, contract_id=contract_id, names=names):
            here = f"/returns/{return_id}#reading-{indicator_id}"
            return Redirect(here, status_code=HTTP_303_SEE_OTHER)
    async with desk.view(request) as view:
        setting = await _setting(view, return_id, indicator_id)
        return await _page(desk, view, setting, form.again(**{SEEN: _seen(setting)}))


async def _setting(view: View, return_id: UUID, indicator_id: UUID) -> Setting:
    page, contract = await view.provider_return(return_id, "restate_reading")
    question = question_about(page, indicator_id)
    return Setting(page, contract, question, question.asked.reading)


def _seen(setting: Setting) -> str:
    return "" if setting.reading is None else str(setting.reading.position)


def _as_it_stands(setting: Setting) -> Values:
    question, reading = setting.question, setting.reading
    if reading is None:
        return Values()
    answer = answer_of_reading(reading, question.asked.asked.groups)
    return Values.of({**typed_values((question,), {question.name: answer}), SEEN: _seen(setting)})


def _read(form: Form, question: ReadingQuestion) -> Reading | None:
    """The reading that was typed; None where something is wrong, and then the form says what."""
    answer: Answer = filled({part: form.text(field_name(question, part)) for part in question.parts})
    reading, errors = read_reading(question, answer)
    if reading is not None:
        errors.extend(placed(misfits(reading, question.asked.asked), question))
    for error in errors:
        form.placed(error, _places(question))
    return None if form.problems else reading


def _places(question: ReadingQuestion) -> Mapping[str, str]:
    """The field of each part; what is about all parts of somebody's figure is said beside the first."""
    places: dict[str, str] = {}
    for part in question.parts:
        name = field_name(question, part)
        places |= {name.rpartition(".")[0]: places.get(name.rpartition(".")[0], name), name: name}
    return places


def _overtaken(form: Form, setting: Setting, view: View) -> bool:
    """Whether somebody else corrected it since the form was shown; one's own click twice is no such thing."""
    reading = setting.reading
    return (
        reading is not None
        and reading.actor_id != view.person.person_id
        and form.text(SEEN) != str(reading.position)
    )


async def _page(desk: Desk, view: View, setting: Setting, form: Form) -> Template:
    history = () if setting.reading is None else (setting.reading,)
    return view.page(
        "returns/restatement.html",
        page=setting.page,
        question=setting.question,
        reading=setting.reading,
        typed={name: text for name, text in form.values.items() if text},
        names=await names_in(desk, view, history, ()),
        may_restate=rights_in(view, setting.page, setting.contract).restate,
        not_yet=NOT_YET,
        **form.shown,
    )


RESTATING = [ask_to_restate, restate]
