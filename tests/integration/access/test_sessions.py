"""How long a session lives, and what ends it."""

from __future__ import annotations

import asyncio

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from services.access import Access, NotSignedIn, SignedIn
from tests.factories import COMMISSIONER, LEAD, PASSWORD, SOUTHAM
from tests.integration.access.conftest import MovedClock

ADDRESS = "192.0.2.7"


async def begin(access: Access, email: str = LEAD.email) -> str:
    """A session's Cookie header."""
    done = await access.sign_in(email, PASSWORD, address=ADDRESS, cookie_header=None)
    assert isinstance(done, SignedIn)
    return f"fingerpost_session={done.token}"


async def test_a_session_is_its_person_s(access: Access) -> None:
    assert await access.person_of(await begin(access)) == LEAD
    assert await access.person_of("fingerpost_session=made-up") is None
    assert await access.person_of(None) is None


async def test_an_address_is_known_in_any_capitals(access: Access) -> None:
    assert await access.person_of(await begin(access, f"  {LEAD.email.upper()} ")) == LEAD


async def test_a_session_that_is_used_lives_and_an_idle_one_ends(access: Access, clock: MovedClock) -> None:
    cookie = await begin(access)
    for _ in range(3):
        clock.go_on(hours=1, minutes=59)
        assert await access.person_of(cookie) == LEAD
    clock.go_on(hours=2)
    assert await access.person_of(cookie) is None


async def test_after_its_whole_life_even_a_busy_session_ends(access: Access, clock: MovedClock) -> None:
    cookie = await begin(access)
    for _ in range(11):
        clock.go_on(hours=1)
        assert await access.person_of(cookie) == LEAD
    clock.go_on(hours=1)
    assert await access.person_of(cookie) is None


async def test_who_becomes_another_signs_in_anew(access: Access) -> None:
    cookie = await begin(access)
    await access.enter(msgspec.structs.replace(LEAD, role="assessor", organisation_id=None), PASSWORD)
    assert await access.person_of(cookie) is None


async def test_who_leaves_is_out_at_once_and_comes_in_no_more(access: Access) -> None:
    cookie = await begin(access)
    await access.leave(LEAD.person_id)
    assert await access.person_of(cookie) is None
    answer = await access.sign_in(LEAD.email, PASSWORD, address=ADDRESS, cookie_header=None)
    assert answer == NotSignedIn("wrong")
    assert await access.names_of(LEAD.council_id, [LEAD.person_id]) == {LEAD.person_id: LEAD.name}


async def test_the_register_holds_no_token(access: Access, keeper: AsyncEngine) -> None:
    token = (await begin(access)).partition("=")[2]
    async with keeper.begin() as connection:
        kept = (await connection.execute(text("select token_hash from access.sessions"))).scalars().all()
    assert len(kept) == 1
    assert token.encode() not in kept[0]


async def test_sessions_that_have_run_out_are_cleared_away(
    access: Access, keeper: AsyncEngine, clock: MovedClock
) -> None:
    await begin(access)
    clock.go_on(days=1)
    await begin(access, COMMISSIONER.email)
    async with keeper.begin() as connection:
        assert await connection.scalar(text("select count(*) from access.sessions")) == 1


async def test_an_account_waits_after_failures_and_a_success_clears_them(
    access: Access, clock: MovedClock
) -> None:
    async def attempt(password: str) -> object:
        return await access.sign_in(LEAD.email, password, address=ADDRESS, cookie_header=None)

    for _ in range(2):
        assert await attempt("wrong") == NotSignedIn("wrong")
    assert isinstance(await attempt(PASSWORD), SignedIn)
    for _ in range(3):
        assert await attempt("wrong") == NotSignedIn("wrong")
    assert await attempt(PASSWORD) == NotSignedIn("too_many")
    clock.go_on(minutes=16)
    assert isinstance(await attempt(PASSWORD), SignedIn)


async def test_an_address_waits_whatever_accounts_it_tries(access: Access) -> None:
    for number in range(6):
        await access.sign_in(f"guess{number}@example.org", "x", address=ADDRESS, cookie_header=None)
    there = await access.sign_in(LEAD.email, PASSWORD, address=ADDRESS, cookie_header=None)
    elsewhere = await access.sign_in(LEAD.email, PASSWORD, address="192.0.2.8", cookie_header=None)
    assert there == NotSignedIn("too_many")
    assert isinstance(elsewhere, SignedIn)


async def test_attempts_sent_at_once_are_counted_like_attempts_in_turn(access: Access) -> None:
    answers = await asyncio.gather(
        *(access.sign_in(LEAD.email, "wrong", address=ADDRESS, cookie_header=None) for _ in range(12))
    )
    assert sum(answer == NotSignedIn("wrong") for answer in answers) == 3


async def test_names_are_told_within_a_council_only(access: Access) -> None:
    assert await access.names_of(SOUTHAM, [LEAD.person_id]) == {}
