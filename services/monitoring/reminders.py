"""What people wish to be told without asking: reminders on and off, and the address of their calendar."""

from __future__ import annotations

from typing import Final, Literal, get_args

from litestar import get, post
from litestar.datastructures import State
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from services.monitoring.desk import Asking, AtDesk, Desk, View
from services.monitoring.due_calendar import ENDING
from services.monitoring.forms import Form, posted
from services.monitoring.guards import for_act

Wish = Literal["remind", "do_not_remind", "make_calendar", "take_calendar_back"]
WISHES: Final[tuple[Wish, ...]] = get_args(Wish)
_PATH = "/reminders"


@get(_PATH, opt=for_act("see_calendar"), include_in_schema=False)
async def show_wishes(request: Asking, desk: AtDesk) -> Template:
    """Say what is sent and who reads the calendar, and how to change both."""
    async with desk.view(request) as view:
        return await _page(desk, view, Form())


@post(_PATH, opt=for_act("see_calendar"), include_in_schema=False)
async def change_wishes(request: Asking, desk: AtDesk, state: State) -> Template | Redirect:
    """Do what was wished. The address of a calendar is shown once, for only its hash is kept."""
    form = Form(await posted(request))
    wish = form.choice("wish", WISHES, required="Press one of the buttons of this page.")
    async with desk.view(request) as view:
        person_id, wishes = view.person.person_id, desk.access.wishes
        match wish:
            case None:
                return await _page(desk, view, form)
            case "make_calendar":
                token = await wishes.make_calendar(person_id)
                return await _page(desk, view, form, f"{state.where}/calendar/{token}{ENDING}")
            case "take_calendar_back":
                await wishes.take_calendar_back(person_id)
            case "remind" | "do_not_remind":
                await wishes.remind(person_id, wanted=wish == "remind")
    return Redirect(_PATH, status_code=HTTP_303_SEE_OTHER)


async def _page(desk: Desk, view: View, form: Form, address: str = "") -> Template:
    wishes, person = desk.access.wishes, view.person
    return view.page(
        "reminders.html",
        **form.shown,
        is_reminded=await wishes.is_reminded(person.person_id) if person.role == "provider" else None,
        since=await wishes.calendar_since(person.person_id),
        address=address,
    )


REMINDERS = [show_wishes, change_wishes]
