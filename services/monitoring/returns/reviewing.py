"""What a commissioner does with a return: asks about it, sends it back, accepts it, lifts its lock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.provider_return.commands import (
    AcceptReturn,
    LiftLock,
    QueryReturn,
    ReturnCommand,
    SendBackReturn,
)
from projections.contracts.results import Contract
from projections.returns.results import AskedIndicator, Return
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.returns.acts import ACTS, HEADINGS, Act, comes_back_locked, in_the_way

_PATH = "/returns/{return_id:uuid}/review/{act:str}"
PLACES = {"until": "until.day"}


class Setting(NamedTuple):
    """What an act is done to."""

    act: Act
    page: Return
    contract: Contract

    @property
    def indicators(self) -> Sequence[AskedIndicator]:
        """All that a question can be about, in the order of the page."""
        return [asked for outcome in self.page.outcomes for asked in outcome.indicators]


@get(_PATH, opt=for_act("review_return"), include_in_schema=False)
async def ask_to_review(
    request: Asking, desk: AtDesk, return_id: AnId, act: FromPath[str], about: FromQuery[str] = ""
) -> Template:
    """Ask for what the act needs, or say what is in its way."""
    async with desk.view(request) as view:
        setting = await _setting(view, return_id, act)
    way = in_the_way(setting.act, setting.page.summary, view.today)
    return _page(view, setting, Form(Values.of({"indicator_id": about})), way)


@post(_PATH, opt=for_act("review_return"), include_in_schema=False)
async def review(request: Asking, desk: AtDesk, return_id: AnId, act: FromPath[str]) -> Template | Redirect:
    """Do it, or say what is wrong. What is in the way is said by the rules, so that a resend is answered."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        setting = await _setting(view, return_id, act)
    commands = _read(form, return_id, setting)
    contract_id = setting.page.summary.contract_id
    if not form.problems and await give_form(
        desk, view.person, form, *commands, contract_id=contract_id, names=PLACES
    ):
        return Redirect(f"/returns/{return_id}", status_code=HTTP_303_SEE_OTHER)
    return _page(view, setting, form)


async def _setting(view: View, return_id: UUID, act: str) -> Setting:
    page, contract = await view.provider_return(return_id, "review_return")
    known: Act | None = next((each for each in ACTS if each == act), None)
    if known is None:
        raise Unknown
    return Setting(known, page, contract)


def _read(form: Form, return_id: UUID, setting: Setting) -> tuple[ReturnCommand, ...]:
    match setting.act:
        case "question":
            return (_question(form, return_id, setting),)
        case "accept":
            return (AcceptReturn(stream_id=return_id, note=form.text("note")),)
        case "send-back":
            reason = form.text("reason", required="Say what is to be mended, so that the provider knows.")
            back = SendBackReturn(stream_id=return_id, reason=reason)
            # Whether it comes back locked is read from the form, so that a resend means the same.
            return (back, *_lifting(form, return_id, reason)) if form.text("locked") else (back,)
        case "lift-lock":
            reason = form.text("reason", required="Say why, so that everyone can see the reason.")
            return _lifting(form, return_id, reason)


def _question(form: Form, return_id: UUID, setting: Setting) -> QueryReturn:
    ids = [asked.asked.indicator_id for asked in setting.indicators]
    return QueryReturn(
        stream_id=return_id,
        query_id=form.new_id("question"),
        indicator_id=form.id("indicator_id", ids),
        question=form.text("question", required="Write the question."),
    )


def _lifting(form: Form, return_id: UUID, reason: str) -> tuple[LiftLock, ...]:
    until = form.day("until", required="Give the last day on which it is let in.")
    return () if until is None else (LiftLock(stream_id=return_id, reason=reason, until=until),)


def _page(view: View, setting: Setting, form: Form, way: str = "") -> Template:
    return view.page(
        "returns/review.html",
        page=setting.page,
        contract=setting.contract,
        act=setting.act,
        heading=HEADINGS[setting.act],
        way=way,
        indicators=setting.indicators,
        locked=comes_back_locked(setting.page.summary, view.today),
        **form.shown,
    )


REVIEWING = [ask_to_review, review]
