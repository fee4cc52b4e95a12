"""Who is reminded of what, in which words, and that nobody is reminded twice."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.provider_return.commands import LiftLock, ReturnCommand, SendBackReturn
from domain.provider_return.model import return_id
from services.access import Person, keeping
from services.access.wishes import Wishes
from services.application.application import Fingerpost
from services.clock import true_time
from services.operations import projecting
from services.operations.projecting import projector
from services.operations.reminding import remind, reminders_of
from services.reminders.channel import Message, NotSentError, RefusedError, UncertainError
from services.reminders.reminding import IN_A_ROW, Reminders
from services.settings import Settings
from tests.factories import (
    FOREIGN_PROVIDER,
    LEAD,
    NOW,
    OTHER_PROVIDER,
    SUMMER,
    YOUTH,
    _give,
    submission,
)
from tests.factories import NORTHAM as COUNCIL
from tests.integration.reminders.conftest import PostOffice

STREAM = return_id(YOUTH, SUMMER)
STUCK = """
import asyncio, sys
from datetime import datetime
from services.operations.reminding import reminders_of
from services.settings import Settings

class Stuck:
    async def send(self, message):
        print(message.to, flush=True)
        await asyncio.sleep(600)

async def main(url, moment):
    settings = Settings(database_url=url, clock=datetime.fromisoformat(moment))
    async with reminders_of(settings, Stuck()) as reminders:
        await reminders.send_due()

asyncio.run(main(*sys.argv[1:]))
"""
"""A process that claims a reminder and comes no further."""
LEADS = {LEAD.email, OTHER_PROVIDER.email, FOREIGN_PROVIDER.email}


@asynccontextmanager
async def at(url: str, moment: datetime, post: PostOffice) -> AsyncGenerator[Reminders]:
    """The reminders as a process sees them that starts at a moment."""
    settings = Settings(database_url=url, clock=moment, public_url="https://fingerpost.example")
    async with reminders_of(settings, post) as made:
        yield made


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


async def happen(url: str, *commands: ReturnCommand, moment: datetime = NOW) -> None:
    """Let something happen to the youth clubs' return, and pages know of it."""
    async with Fingerpost(url) as fingerpost:
        await _give(fingerpost, COUNCIL, *commands, contract_id=YOUTH, at=moment)
    async with projector(url) as made:
        await made.drain()


async def wish(url: str, person: Person, *, reminded: bool) -> None:
    keeper = keeping(url)
    await Wishes(keeper, true_time).remind(person.person_id, wanted=reminded)
    await keeper.dispose()


async def test_everybody_of_a_lead_provider_is_reminded_and_no_partner_or_council(
    reminders: Reminders, post: PostOffice
) -> None:
    assert await reminders.send_due() == 3
    assert {message.to for message in post.sent} == LEADS


async def test_it_says_in_plain_words_what_is_due_when_and_how_to_stop_it(
    reminders: Reminders, post: PostOffice
) -> None:
    await reminders.send_due()
    (message,) = (known for known in post.sent if known.to == LEAD.email)
    due = "is due on Monday 20 October 2025"
    assert message.subject == f"Youth clubs: return for July to September 2025 {due}"
    assert message.text == (
        "Hello Provider 101,\n\n"
        "This is about the return for July to September 2025, under the contract “Youth clubs”.\n\n"
        f"It {due}, in 5 days.\n\n"
        f"See what is still missing, and send it:\nhttps://fingerpost.example/returns/{STREAM}\n\n"
        "If a colleague has sent it today, there is nothing to do.\n\n"
        "You get this because you can send this return to Northam.\n\n"
        "To stop these reminders, or to put the days into your calendar:\n"
        "https://fingerpost.example/reminders\n"
    )


async def test_nobody_is_reminded_twice_for_one_day_however_often_it_is_looked_at(
    furnished_url: str, post: PostOffice
) -> None:
    for _ in range(3):
        async with at(furnished_url, NOW, post) as reminders:
            await reminders.send_due()
            await reminders.send_due()
    assert len(post.sent) == 3


async def test_two_that_look_at_once_send_once(furnished_url: str, post: PostOffice) -> None:
    async with at(furnished_url, NOW, post) as one, at(furnished_url, NOW, post) as other:
        sent = await asyncio.gather(one.send_due(), other.send_due(), one.send_due())
    assert sum(sent) == len(post.sent) == 3


async def test_a_process_that_is_killed_between_claiming_and_sending_lets_nothing_be_sent_twice(
    furnished_url: str, post: PostOffice
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", STUCK, furnished_url, NOW.isoformat(), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    stuck_at = (await process.stdout.readline()).decode().strip()
    process.kill()
    await process.wait()
    async with at(furnished_url, NOW, post) as reminders:
        assert await reminders.send_due() == 2
    assert {message.to for message in post.sent} == LEADS - {stuck_at}


async def test_whoever_is_stopped_between_claiming_and_sending_never_lets_it_be_sent_twice(
    furnished_url: str, post: PostOffice
) -> None:
    reached, never = asyncio.Event(), asyncio.Event()

    class Stuck(PostOffice):
        async def send(self, message: Message) -> None:
            self.sent.append(message)
            reached.set()
            await never.wait()

    async with at(furnished_url, NOW, Stuck()) as reminders:
        killed = asyncio.create_task(reminders.send_due())
        await reached.wait()
        killed.cancel()
        with pytest.raises(asyncio.CancelledError):
            await killed
    async with at(furnished_url, NOW, post) as reminders:
        assert await reminders.send_due() == 2
    async with at(furnished_url, on(date(2025, 10, 19)), post) as reminders:
        assert await reminders.send_due() == 3


async def test_what_failed_is_sent_later_and_once(
    reminders: Reminders, post: PostOffice, furnished_url: str
) -> None:
    post.failing = NotSentError("closed")
    assert await reminders.send_due() == 0
    post.failing = None
    async with at(furnished_url, NOW, post) as one, at(furnished_url, NOW, post) as other:
        assert sum(await asyncio.gather(one.send_due(), other.send_due())) == 3
    assert len({message.id for message in post.sent}) == len(post.sent) == 3


@pytest.mark.parametrize("failing", [RefusedError("no"), UncertainError("perhaps")])
async def test_what_was_refused_or_may_have_gone_out_is_not_tried_again(
    reminders: Reminders, post: PostOffice, failing: Exception
) -> None:
    post.failing = failing
    assert await reminders.send_due() == 0
    post.failing = None
    assert await reminders.send_due() == 0


async def test_a_channel_that_is_out_of_order_is_left_after_a_few(
    furnished_url: str, reminders: Reminders, post: PostOffice
) -> None:
    assert IN_A_ROW == 3
    tried: list[str] = []

    class Closed(PostOffice):
        async def send(self, message: Message) -> None:
            tried.append(message.to)
            raise NotSentError("closed")

    async with at(furnished_url, NOW, Closed()) as closed:
        await closed.send_due()
    assert len(tried) == IN_A_ROW
    assert await reminders.send_due() == 3
    assert len(post.sent) == 3


async def test_a_clock_that_is_set_back_reminds_nobody_of_days_that_were_passed_over(
    furnished_url: str, post: PostOffice
) -> None:
    for day in (date(2025, 10, 20), date(2025, 10, 14), date(2025, 10, 7), date(2025, 10, 20)):
        async with at(furnished_url, on(day), post) as reminders:
            await reminders.send_due()
    assert len(post.sent) == 3


async def test_a_return_that_was_submitted_meanwhile_reminds_nobody(
    furnished_url: str, post: PostOffice
) -> None:
    await happen(furnished_url, submission(YOUTH, SUMMER))
    async with at(furnished_url, NOW, post) as reminders:
        await reminders.send_due()
    assert {message.to for message in post.sent} == LEADS - {LEAD.email}


async def test_one_that_pages_do_not_show_as_submitted_yet_reminds_nobody_either(
    furnished_url: str, reminders: Reminders, post: PostOffice
) -> None:
    async with Fingerpost(furnished_url) as fingerpost:
        await _give(fingerpost, COUNCIL, submission(YOUTH, SUMMER), contract_id=YOUTH, at=NOW)
    assert await reminders.send_due() == 2
    assert {message.to for message in post.sent} == LEADS - {LEAD.email}


async def test_one_that_was_sent_back_reminds_again_from_that_day(
    furnished_url: str, post: PostOffice
) -> None:
    sent_back = on(date(2025, 10, 27))
    await happen(furnished_url, submission(YOUTH, SUMMER))
    back = SendBackReturn(stream_id=STREAM, reason="The sessions are missing.")
    await happen(furnished_url, back, moment=sent_back)
    await wish(furnished_url, OTHER_PROVIDER, reminded=False)
    for days in range(8):
        async with at(furnished_url, sent_back + timedelta(days=days), post) as reminders:
            await reminders.send_due()
    mine = [message for message in post.sent if message.to == LEAD.email]
    assert len(mine) == 2
    assert mine[0].subject.endswith("was sent back")
    assert "It was sent back on Monday 27 October 2025. Mend it and send it again." in mine[0].text


async def test_a_locked_return_reminds_nobody_until_its_lock_is_lifted(
    furnished_url: str, post: PostOffice
) -> None:
    locked = on(date(2025, 12, 3))
    async with at(furnished_url, locked, post) as reminders:
        assert await reminders.send_due() == 0
    until = date(2025, 12, 10)
    await happen(furnished_url, LiftLock(stream_id=STREAM, reason="A flood", until=until), moment=locked)
    async with at(furnished_url, locked, post) as reminders:
        assert await reminders.send_due() == 1
    assert "Its lock is lifted: you can send it until Wednesday 10 December 2025." in post.sent[0].text
    async with at(furnished_url, on(date(2025, 12, 11)), post) as reminders:
        assert await reminders.send_due() == 0


async def test_whoever_turned_reminders_off_gets_none_until_they_turn_them_on(
    furnished_url: str, reminders: Reminders, post: PostOffice
) -> None:
    await wish(furnished_url, LEAD, reminded=False)
    await reminders.send_due()
    assert {message.to for message in post.sent} == LEADS - {LEAD.email}
    await wish(furnished_url, LEAD, reminded=True)
    assert await reminders.send_due() == 1
    assert post.sent[-1].to == LEAD.email


async def test_the_loop_sends_into_the_folder_and_ends_when_it_is_told_to(
    furnished_url: str, tmp_path: Path
) -> None:
    settings = Settings(database_url=furnished_url, clock=NOW, data=tmp_path, reminders="folder")
    stop = asyncio.Event()
    looping = asyncio.create_task(remind(settings, stop, first_look=0))
    async with asyncio.timeout(20):
        while len(list((tmp_path / "reminders").glob("*.eml"))) < 3:  # noqa: ASYNC110 - files tell no event
            await asyncio.sleep(0.02)
    stop.set()
    await looping


async def test_the_loop_ends_at_once_where_no_channel_is_set(furnished_url: str) -> None:
    async with asyncio.timeout(5):
        await remind(Settings(database_url=furnished_url, clock=NOW), asyncio.Event())


async def test_whoever_keeps_read_models_up_also_reminds(
    furnished_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminding = asyncio.Event()

    async def noted(_settings: Settings, stop: asyncio.Event) -> None:
        reminding.set()
        stop.set()

    monkeypatch.setattr(projecting, "remind", noted)
    async with asyncio.timeout(20):
        await projecting.keep_up(Settings(database_url=furnished_url, clock=NOW), asyncio.Event())
    assert reminding.is_set()
