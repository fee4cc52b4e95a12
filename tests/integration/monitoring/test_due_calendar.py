"""What is due as a calendar program reads it: parsed back, and for each only what is theirs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from litestar import Litestar

from domain.provider_return.commands import LiftLock
from domain.provider_return.model import return_id
from services.access import Person
from services.application.context import Context
from services.monitoring.desk import Desk
from tests.factories import COMMISSIONER, DAY_CENTRE, LEAD, NORTHAM, PARTNER, SUMMER, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in

LONGEST_LINE = 75


async def feed(browser: Browser, person: Person) -> bytes:
    browser.cookies.clear()
    await sign_in(browser, person)
    answer = await browser.get("/due.ics")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-cache"
    return answer.content


def events(written: bytes) -> list[Any]:
    return list(Calendar.from_ical(written).walk("VEVENT"))


def said(written: bytes) -> list[tuple[str, date]]:
    return [(str(event["summary"]), event.decoded("dtstart")) for event in events(written)]


async def test_a_lead_provider_finds_when_returns_are_due_and_lock(browser: Browser) -> None:
    found = said(await feed(browser, LEAD))
    assert found[:4] == [
        ("Return due: Youth clubs, April to June 2025", date(2025, 7, 20)),
        ("Return due: Youth clubs, July to September 2025", date(2025, 10, 20)),
        ("Return locks: Youth clubs, July to September 2025", date(2025, 11, 29)),
        ("Return due: Youth clubs, October to December 2025", date(2026, 1, 20)),
    ]
    assert not [words for words, _ in found if "Break" in words or "Day centre" in words or "ends" in words]


async def test_a_commissioner_finds_break_points_and_ends_of_contracts_of_the_council_too(
    browser: Browser,
) -> None:
    found = said(await feed(browser, COMMISSIONER))
    for contract in ("Youth clubs", "Day centre"):
        assert (f"Return due: {contract}, July to September 2025", date(2025, 10, 20)) in found
        assert (f"Break point: {contract}", date(2026, 4, 1)) in found
        assert (f"Contract ends: {contract}", date(2028, 3, 31)) in found
    assert not [words for words, _ in found if "Far clubs" in words]


async def test_a_partner_who_leads_nothing_finds_nothing(browser: Browser) -> None:
    assert said(await feed(browser, PARTNER)) == []


@pytest.mark.parametrize("person", [LEAD, COMMISSIONER], ids=lambda person: person.role)
async def test_it_is_what_the_standard_asks_for(browser: Browser, person: Person) -> None:
    written = await feed(browser, person)
    lines = written.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= LONGEST_LINE and b"\n" not in line for line in lines)
    calendar = Calendar.from_ical(written)
    assert calendar["version"] == "2.0"
    assert calendar.errors == []
    for event in events(written):
        assert event.errors == []
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtstamp").utcoffset() == timedelta(0)
        assert event["sequence"] >= 0
        assert event["transp"] == "TRANSPARENT"
    uids = [str(event["uid"]) for event in events(written)]
    assert len(set(uids)) == len(uids) > 0


async def test_the_same_record_makes_the_same_calendar(browser: Browser) -> None:
    assert await feed(browser, LEAD) == await feed(browser, LEAD)


async def test_an_entry_is_known_by_the_contract_and_the_return_for_good(browser: Browser) -> None:
    mine = {str(event["uid"]) for event in events(await feed(browser, LEAD))}
    theirs = {str(event["uid"]) for event in events(await feed(browser, COMMISSIONER))}
    assert f"return_due.{YOUTH}.{return_id(YOUTH, SUMMER)}@fingerpost" in mine
    assert f"contract_ends.{DAY_CENTRE}.{DAY_CENTRE}@fingerpost" in theirs
    assert mine < theirs


async def test_a_lifted_lock_moves_its_entry_under_the_same_name_with_a_higher_number(
    app: Litestar, browser: Browser
) -> None:
    name = f"return_locks.{YOUTH}.{return_id(YOUTH, SUMMER)}@fingerpost"
    (before,) = (event for event in events(await feed(browser, LEAD)) if event["uid"] == name)
    lifting = LiftLock(stream_id=return_id(YOUTH, SUMMER), reason="A flood", until=date(2025, 12, 24))
    desk: Desk = app.state.desk
    context = Context(role="commissioner", council_id=NORTHAM, contract_id=YOUTH, source="web")
    await desk.until_shown((await desk.fingerpost.execute(lifting, context=context)).position)
    (after,) = (event for event in events(await feed(browser, LEAD)) if event["uid"] == name)
    assert (before.decoded("dtstart"), after.decoded("dtstart")) == (date(2025, 11, 29), date(2025, 12, 24))
    assert after["sequence"] > before["sequence"]


async def test_no_figure_and_no_word_of_a_return_is_in_it(browser: Browser) -> None:
    written = (await feed(browser, COMMISSIONER)).decode()
    for kept in ("120", "quiz", "After a year", "21.5", "hopeful"):
        assert kept not in written.replace("\r\n ", "").split("UID")[0]
        assert not [words for words, _ in said(written.encode()) if kept in words]
