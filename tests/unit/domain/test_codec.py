"""Facts become exact bytes and come back the same, from every version that was ever written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given

from domain.codec import CODEC, EVENT_TYPES, Codec, UnknownEvent
from domain.provider_return.content import Narrative, Reading
from domain.provider_return.events import NarrativeRecorded, ReadingRecorded
from domain.shared.errors import Invalid
from domain.shared.facts import Fact
from domain.shared.figures import Score
from tests.unit.domain.examples import COUNCIL
from tests.unit.domain.scenario import assert_readable
from tests.unit.domain.strategies import facts


@given(facts(*EVENT_TYPES.values()))
def test_a_fact_comes_back_as_it_was(fact: Fact) -> None:
    assert CODEC.decode(*CODEC.encode(fact)) == fact


@given(facts(*EVENT_TYPES.values()))
def test_the_bytes_of_a_fact_are_the_same_whenever_it_is_written(fact: Fact) -> None:
    first = CODEC.encode(fact)
    again = Codec(dict(reversed(EVENT_TYPES.items())), {}, {})
    assert again.encode(CODEC.decode(*first)) == first


@pytest.mark.parametrize("event_type", EVENT_TYPES.values(), ids=EVENT_TYPES)
def test_an_event_is_named_after_its_class_and_told_in_a_docstring(event_type: type[Fact]) -> None:
    assert EVENT_TYPES[event_type.__name__] is event_type
    assert (event_type.__doc__ or "").strip().partition("\n")[0].endswith(".")


def test_decimals_keep_their_noughts_and_are_never_binary() -> None:
    reading = Reading(indicator_id=COUNCIL, figure=Score(score=Decimal("24.50"), people=58))
    encoded = CODEC.encode(ReadingRecorded(reading=reading))
    assert (encoded.type, encoded.schema_version) == ("ReadingRecorded", 1)
    assert b'"score":"24.50"' in encoded.payload
    back = CODEC.decode(*encoded)
    assert isinstance(back, ReadingRecorded)
    assert isinstance(back.reading.figure, Score)
    assert str(back.reading.figure.score) == "24.50"


@pytest.mark.parametrize("text", ["\0", "before\0after", "\\\0", "\\\\\0", "\ud800"])
def test_a_text_that_no_database_keeps_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="cannot be kept") as refused:
        CODEC.encode(NarrativeRecorded(narrative=Narrative(prompt_id="story", text=text)))
    assert_readable(refused.value)


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000", "u0000", "0", "\1", "\x7f"])
def test_a_text_that_only_looks_like_it_is_kept(text: str) -> None:
    fact = NarrativeRecorded(narrative=Narrative(prompt_id="story", text=text))
    assert CODEC.decode(*CODEC.encode(fact)) == fact


def test_a_type_that_this_release_does_not_know_says_what_to_run() -> None:
    with pytest.raises(UnknownEvent, match=r"VisitPlanned.*at least as new"):
        CODEC.decode("VisitPlanned", 1, b"{}")


def test_a_version_that_this_release_does_not_know_says_what_to_run() -> None:
    with pytest.raises(UnknownEvent, match="CouncilRegistered in schema version 2"):
        CODEC.decode("CouncilRegistered", 2, b'{"name":"Ashmere"}')


@pytest.mark.parametrize("payload", [b"", b"{", b"{}", b'{"name":1}', b'{"name":null}'])
def test_bytes_that_are_no_such_fact_are_not_taken_for_one(payload: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        CODEC.decode("CouncilRegistered", 1, payload)


class StallOpened(Fact, frozen=True, kw_only=True):
    """A made-up event, now in its third shape: version 1 had one name, 2 split it, 3 added a fee."""

    council_id: UUID
    first: str
    last: str
    on: date
    fee: Decimal


def split_the_name(shape: dict[str, Any]) -> dict[str, Any]:
    first, _, last = shape.pop("name").partition(" ")
    return shape | {"first": first, "last": last}


def add_the_fee(shape: dict[str, Any]) -> dict[str, Any]:
    return shape | {"fee": "2.50"}


STALLS = Codec(
    {"StallOpened": StallOpened},
    {"StallOpened": 3},
    {("StallOpened", 1): split_the_name, ("StallOpened", 2): add_the_fee},
)
STALL = StallOpened(council_id=COUNCIL, first="Ada", last="Brook", on=date(2026, 4, 1), fee=Decimal("2.50"))
SHAPES: list[dict[str, Any]] = [
    {"council_id": str(COUNCIL), "name": "Ada Brook", "on": "2026-04-01"},
    {"council_id": str(COUNCIL), "first": "Ada", "last": "Brook", "on": "2026-04-01"},
    {"council_id": str(COUNCIL), "first": "Ada", "last": "Brook", "on": "2026-04-01", "fee": "2.50"},
]


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_older_shape_is_brought_to_todays(version: int) -> None:
    assert STALLS.decode("StallOpened", version, msgspec.json.encode(SHAPES[version - 1])) == STALL


def test_new_facts_are_written_in_the_newest_version() -> None:
    assert STALLS.encode(STALL).schema_version == 3
    with pytest.raises(UnknownEvent):
        STALLS.decode("StallOpened", 4, b"{}")


def test_an_older_shape_that_does_not_fit_is_refused_like_a_new_one() -> None:
    wrong = SHAPES[1] | {"last": 5}
    with pytest.raises(msgspec.ValidationError):
        STALLS.decode("StallOpened", 2, msgspec.json.encode(wrong))
