"""What is due as a calendar: for whoever is signed in, and at a secret address that a program can read."""

from __future__ import annotations

import hashlib
from http import HTTPStatus

from litestar import Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from projections import positions
from projections.due_days.calendar import days_of_contracts, days_of_returns
from services.access import Person, may
from services.monitoring.desk import Asking, AtDesk, Desk
from services.monitoring.guards import PUBLIC, for_act
from services.monitoring.problems import Unknown
from services.presentation.calendar_feed import calendar_feed

ENDING = ".ics"


@get("/due.ics", opt=for_act("see_calendar"), include_in_schema=False)
async def own_calendar(request: Asking, desk: AtDesk, state: State) -> Response[bytes]:
    """The calendar of whoever is signed in. A browser asks again each time: next may be somebody else."""
    assert request.user is not None, "the guard lets nobody in who is not signed in"  # noqa: S101
    return _answer(request, await _calendar_of(desk, request.user, state.where), "private, no-cache")


@get("/calendar/{name:str}", opt=PUBLIC, include_in_schema=False)
async def secret_calendar(
    request: Asking, desk: AtDesk, state: State, name: FromPath[str]
) -> Response[bytes]:
    """The calendar of whoever was given this address; whoever guesses one learns nothing."""
    person = await desk.access.wishes.whose_calendar(name.removesuffix(ENDING))
    if not name.endswith(ENDING) or person is None or not may(person, "see_calendar"):
        raise Unknown
    return _answer(request, await _calendar_of(desk, person, state.where), "private, max-age=3600")


async def _calendar_of(desk: Desk, person: Person, url: str) -> bytes:
    async with desk.access.reading_as(person) as connection:
        as_of, today = await positions.latest(connection), desk.today
        days = await days_of_returns(
            connection, as_of=as_of, today=today, lead_provider_id=person.organisation_id
        )
        if person.role == "commissioner":
            days += await days_of_contracts(connection, as_of=as_of, today=today)
        told_at = await positions.recorded_at(connection, as_of)
    return calendar_feed(days, told_at or desk.clock(), url)


def _answer(request: Asking, calendar: bytes, kept: str) -> Response[bytes]:
    tag = f'"{hashlib.sha256(calendar).hexdigest()}"'
    headers = {"Cache-Control": kept, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    headers["Content-Disposition"] = 'attachment; filename="due.ics"'
    return Response(calendar, media_type="text/calendar", headers=headers)


DUE_CALENDAR = [own_calendar, secret_calendar]
