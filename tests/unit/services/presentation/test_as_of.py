"""The moment that an address asks about."""

from __future__ import annotations

from datetime import date

import pytest

from services.presentation.as_of import Asked, BadAsOf, asked_in

TODAY = date(2026, 7, 14)


@pytest.mark.parametrize("written", ["2026-03-31", "31/03/2026", "31 March 2026", " 31 Mar 2026 "])
def test_a_day_is_read_however_people_write_it(written: str) -> None:
    asked = asked_in({"as_of": written}, TODAY)
    assert asked.on == date(2026, 3, 31)
    assert asked.query == "?as_of=2026-03-31"
    assert asked.words == "31 March 2026"


def test_nothing_asked_is_now() -> None:
    assert asked_in({}, TODAY).is_now
    assert not asked_in({"as_of": " ", "position": ""}, TODAY).query


def test_a_position_is_a_moment_too() -> None:
    asked = asked_in({"position": "1024"}, TODAY)
    assert asked == Asked(position=1024)
    assert asked.query == "?position=1024"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"as_of": "the day before"}, "“the day before” is not a day that can be read"),
        ({"as_of": "2026-02-30"}, "is not a day"),
        ({"as_of": "2026-07-15"}, "15 July 2026 is still to come"),
        ({"position": "-1"}, "is not a position"),
        ({"position": "٣"}, "is not a position"),
        ({"position": "9" * 30}, "is not a position"),
        ({"position": "1.5"}, "is not a position"),
        ({"as_of": "2026-03-31", "position": "1"}, "not for both"),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(query: dict[str, str], said: str) -> None:
    with pytest.raises(BadAsOf, match=said):
        asked_in(query, TODAY)
