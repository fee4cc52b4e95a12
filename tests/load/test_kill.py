"""Nothing acknowledged is lost or doubled, however often PostgreSQL and the service are killed."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from pathlib import Path

import msgspec
import pytest

from tests.load.kill import Account, campaign

KILLS = int(os.environ.get("KILLS", "20"))
"""How often, every second one of them PostgreSQL; more by ``KILLS=200``."""

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="finds the server's processes in Linux's /proc"),
    pytest.mark.timeout(120 + 30 * KILLS),
]


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Account:
    """What is left of a campaign. When each kill comes is drawn anew each time: the rule holds for all."""
    lot = random.Random()  # noqa: S311 - nobody is to be surprised by it
    folder: Path = tmp_path_factory.mktemp("kill")
    return asyncio.run(campaign(folder, KILLS, lot, print))


def test_nothing_acknowledged_is_lost_or_doubled(account: Account) -> None:
    assert account.complaints == []


def test_the_kills_came_in_the_middle_of_submissions(account: Account) -> None:
    assert account.failures >= KILLS
    assert sum(bool(one.positions) for one in account.sent) > KILLS


def test_an_acknowledged_append_that_is_left_out_of_the_log_would_be_noticed(account: Account) -> None:
    lost = next(one for one in account.sent if one.positions)
    without = [event for event in account.log if event.stream_id != lost.command.stream_id]
    planted = msgspec.structs.replace(account, log=without)
    assert [complaint for complaint in planted.complaints if "LOST" in complaint]


def test_a_submission_that_was_recorded_a_second_time_would_be_noticed(account: Account) -> None:
    last = account.log[-1].position
    once = next(one for one in account.sent if one.positions)
    events = [event for event in account.log if event.stream_id == once.command.stream_id][1:]
    again = [
        msgspec.structs.replace(event, position=last + number, version=event.version + len(events))
        for number, event in enumerate(events, 1)
    ]
    planted = msgspec.structs.replace(account, log=[*account.log, *again])
    assert [complaint for complaint in planted.complaints if "recorded 2 times" in complaint]
