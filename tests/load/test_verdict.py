"""The verdict finds what it is there to find: each planted fault, and none where there is none."""

from __future__ import annotations

from itertools import count

import msgspec
import pytest

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Reading, asked_of
from domain.provider_return.events import ReturnOpened, ReturnSubmitted
from domain.shared.facts import Fact
from tests.load.verdict import Logged, Sent, Shown, complaints, recorded
from tests.load.world import INDICATORS, NEVER, contract_id, period, submission

FIRST, SECOND, UNSENT = (submission(number) for number in range(3))
"""Acknowledged, never acknowledged though recorded, and never acknowledged nor recorded."""


def facts(number: int, command: SubmitReturn) -> tuple[Fact, ...]:
    opened = ReturnOpened(
        contract_id=contract_id(number),
        period=period(number),
        due_on=NEVER,
        locks_on=NEVER,
        asked=tuple(map(asked_of, INDICATORS)),
        prompts=(),
        common_dataset=(),
        compliance_checks=(),
    )
    return (opened, *recorded(command), ReturnSubmitted(submission=1, readings=29, missing=1, late=False))


def logged(*commands: SubmitReturn) -> list[Logged]:
    positions = count(1)
    return [
        Logged(position=next(positions), stream_id=command.stream_id, version=version, fact=fact)
        for number, command in enumerate(commands)
        for version, fact in enumerate(facts(number, command), 1)
    ]


LOG = logged(FIRST, SECOND)
ACKNOWLEDGED = len(LOG) // 2
SENT = [Sent(command=FIRST, positions=(ACKNOWLEDGED,)), Sent(command=SECOND), Sent(command=UNSENT)]
SHOWN = {
    command.stream_id: Shown(standing="submitted", readings=command.readings) for command in (FIRST, SECOND)
}


def only(found: list[str]) -> str:
    assert len(found) == 1, found
    return found[0]


def test_what_agrees_is_not_complained_of() -> None:
    assert complaints(SENT, LOG, SHOWN) == []


def test_what_was_acknowledged_and_is_not_in_the_log_is_lost() -> None:
    without = [event for event in LOG if event.stream_id != FIRST.stream_id]
    assert "LOST" in only(complaints(SENT, without, SHOWN))


def test_what_was_only_opened_is_lost_as_well() -> None:
    without = [event for event in LOG if event.stream_id != FIRST.stream_id or event.version == 1]
    assert "LOST" in only(complaints(SENT, without, SHOWN))


def test_one_event_of_thirty_may_not_be_missing() -> None:
    found = complaints(SENT, [event for event in LOG if event.position != ACKNOWLEDGED - 5], SHOWN)
    assert any("has the versions" in one for one in found)
    assert any("not in the log as it was sent" in one for one in found)


@pytest.mark.parametrize("command", [FIRST, SECOND], ids=["acknowledged", "not acknowledged"])
def test_what_was_recorded_twice_is_found(command: SubmitReturn) -> None:
    events = [event for event in LOG if event.stream_id == command.stream_id]
    again = [
        msgspec.structs.replace(
            event, position=event.position + len(LOG), version=event.version + len(events) - 1
        )
        for event in events[1:]
    ]
    assert any("recorded 2 times" in one for one in complaints(SENT, [*LOG, *again], SHOWN))


def test_two_acknowledgements_at_two_positions_are_one_too_many() -> None:
    doubled = Sent(command=FIRST, positions=(ACKNOWLEDGED, ACKNOWLEDGED + 31))
    assert "more than one position" in only(complaints([doubled, *SENT[1:]], LOG, SHOWN))


def test_an_acknowledgement_names_the_position_of_the_last_event() -> None:
    other = Sent(command=FIRST, positions=(ACKNOWLEDGED - 1,))
    assert "and ends at" in only(complaints([other, *SENT[1:]], LOG, SHOWN))


def test_a_figure_of_another_return_is_found() -> None:
    other = Sent(command=msgspec.structs.replace(FIRST, readings=SECOND.readings), positions=(ACKNOWLEDGED,))
    found = complaints([other, *SENT[1:]], LOG, SHOWN)
    assert any("not in the log as it was sent" in one for one in found)
    assert any("not shown with the readings" in one for one in found)


def test_a_return_that_nobody_submitted_is_found() -> None:
    assert "submitted by nobody" in only(complaints(SENT[:1], LOG, SHOWN))


def test_a_refusal_is_found() -> None:
    refused = Sent(command=UNSENT, refusals=("409 already submitted",))
    assert "was refused: 409" in only(complaints([*SENT[:2], refused], LOG, SHOWN))


def test_positions_that_do_not_ascend_are_found() -> None:
    assert any("comes after position" in one for one in complaints(SENT, [*LOG[1:], LOG[0]], SHOWN))


@pytest.mark.parametrize(
    "page",
    [
        None,
        Shown(standing="open", readings=FIRST.readings),
        Shown(standing="submitted", readings=FIRST.readings[1:]),
        Shown(
            standing="submitted",
            readings=(Reading(indicator_id=INDICATORS[0].indicator_id, missing="late"), *FIRST.readings[1:]),
        ),
    ],
    ids=["not at all", "not as submitted", "without a reading", "with another reading"],
)
def test_a_page_that_does_not_show_it_is_found(page: Shown | None) -> None:
    shown = {known: found for known, found in SHOWN.items() if known != FIRST.stream_id}
    if page is not None:
        shown[FIRST.stream_id] = page
    assert FIRST.stream_id.hex in only(complaints(SENT, LOG, shown)).replace("-", "")
