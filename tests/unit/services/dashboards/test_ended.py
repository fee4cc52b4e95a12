"""A contract that has ended says when, and why where it was ended before its time."""

from datetime import UTC, date, datetime

from projections.contracts.results import LifeEvent, Lived
from services.dashboards.ended import ended_words

LAST_DAY = date(2019, 3, 31)
LATER = date(2026, 7, 14)


def lived(what: Lived, falls_on: date, reason: str) -> LifeEvent:
    return LifeEvent(
        what=what,
        falls_on=falls_on,
        organisation_id=None,
        name="",
        reason=reason,
        recorded_at=datetime(2019, 1, 1, tzinfo=UTC),
    )


def test_a_contract_that_runs_has_not_ended_on_its_last_day_either() -> None:
    assert not ended_words(LAST_DAY, (), LAST_DAY)


def test_one_that_ran_its_term_says_when_it_ended() -> None:
    assert ended_words(LAST_DAY, (), LATER) == "The contract ended on 31 March 2019"


def test_one_that_was_ended_says_why() -> None:
    life = (lived("ended", LAST_DAY, "The council became part of another"),)
    assert ended_words(LAST_DAY, life, LATER) == (
        "The contract ended on 31 March 2019 (The council became part of another)"
    )


def test_the_reason_of_another_event_is_no_reason_of_the_end() -> None:
    life = (lived("extended", LAST_DAY, "Goes well"), lived("ended", date(2018, 3, 31), "Moved"))
    assert ended_words(LAST_DAY, life, LATER) == "The contract ended on 31 March 2019"
