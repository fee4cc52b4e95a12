"""Over any days and restarts, each person gets each reminder at most once: on real PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.provider_return.milestones import Awaited, newest_milestone
from services.access import engine_as
from services.reminders.claims import REMINDER, Claims, Outcome, Reminder

DUE_ON = date(2026, 4, 20)
AWAITED = Awaited(due_on=DUE_ON, locks_on=date(2026, 5, 30))
LOOK = st.tuples(st.integers(-20, 45), st.sampled_from(["sent", "unsent", "refused", "killed"]))
"""A look at the calendar: so many days after the return is due, and what becomes of what is sent."""


def reminder(return_id: UUID, person_id: UUID, day: date) -> Reminder:
    return Reminder(return_id=return_id, person_id=person_id, milestone_on=day, council_id=UUID(int=1))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LOOK, max_size=12))
def test_any_sequence_of_days_and_restarts_sends_each_at_most_once_and_none_of_a_day_before(
    migrated_database_url: str, looks: Sequence[tuple[int, str]]
) -> None:
    gone_out = asyncio.run(_live_through(migrated_database_url, looks))
    assert len(set(gone_out)) == len(gone_out)
    assert gone_out == sorted(gone_out)


async def _live_through(url: str, looks: Sequence[tuple[int, str]]) -> list[date]:
    """The milestones that went out, or may have, when each look is a process of its own."""
    return_id, person_id, gone_out = uuid4(), uuid4(), list[date]()
    for days, became in looks:
        milestone = newest_milestone(AWAITED, DUE_ON + timedelta(days=days))
        if milestone is None:
            continue
        engine = engine_as(url, REMINDER)
        claims, wanted = Claims(engine), reminder(return_id, person_id, milestone)
        if await claims.claim(wanted):
            if became in {"sent", "killed"}:
                gone_out.append(milestone)
            if became != "killed":
                await claims.settle(wanted, became)  # type: ignore[arg-type]
        await engine.dispose()
    return gone_out


async def test_of_many_at_once_one_gets_it(migrated_database_url: str) -> None:
    engine = engine_as(migrated_database_url, REMINDER)
    wanted = reminder(uuid4(), uuid4(), DUE_ON)
    got = await asyncio.gather(*(Claims(engine).claim(wanted) for _ in range(8)))
    assert sorted(got) == [False] * 7 + [True]
    await Claims(engine).settle(wanted, "unsent")
    again = await asyncio.gather(*(Claims(engine).claim(wanted) for _ in range(8)))
    assert sorted(again) == [False] * 7 + [True]
    await engine.dispose()


@pytest.mark.parametrize(("became", "again"), [("sent", False), ("refused", False), ("unsent", True)])
async def test_only_what_certainly_did_not_go_out_can_be_claimed_again(
    migrated_database_url: str, became: Outcome, *, again: bool
) -> None:
    engine = engine_as(migrated_database_url, REMINDER)
    wanted = reminder(uuid4(), uuid4(), DUE_ON)
    assert await Claims(engine).claim(wanted)
    assert not await Claims(engine).claim(wanted)
    await Claims(engine).settle(wanted, became)
    assert await Claims(engine).claim(wanted) is again
    await engine.dispose()


@pytest.mark.parametrize(
    "statement",
    ["delete from reminders.reminder", "select from access.people", "select from eventstore.events"],
)
async def test_whoever_keeps_reminders_forgets_none_and_reads_nothing_else(
    migrated_database_url: str, statement: str
) -> None:
    connection = await asyncpg.connect(migrated_database_url, server_settings={"role": REMINDER})
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute(statement)
    await connection.close()
