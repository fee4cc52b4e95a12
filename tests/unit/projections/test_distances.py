"""How far an indicator came, as each event makes it of what was known before."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

import domain.measures.course
from domain.contract.changes import (
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    ReasonedChange,
)
from domain.contract.events import ExpectationSet, RevisionTookEffect
from domain.contract.terms import Expectation
from domain.provider_return.content import Reading
from domain.provider_return.events import ReadingRecorded, ReadingRestated
from domain.shared.facts import Fact
from domain.shared.figures import Count, Proportion, Score
from domain.shared.values import Baseline, ExpectedPoint
from projections.changes import Happened, NotProjectable
from projections.distances.history import History
from projections.distances.judge import JUDGED_BY
from projections.distances.tables import DISTANCE
from tests.unit.domain.examples import (
    AWARDED,
    CALENDAR,
    CONTRACT,
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LONELY,
    MAPPED,
    NO_SCORE,
    OPENED,
    RETURN,
    SCORE_OF_24,
    SPRING,
    WELL_BEING,
    an_id,
)
from tests.unit.domain.examples import EXPECTATION as EXPECTED
from tests.unit.projections.given import current, happened, model, versions

SUMMER, AUTUMN = CALENDAR.periods(date(2026, 7, 1), date(2026, 12, 31))
SUMMERS, AUTUMNS = an_id(71), an_id(72)
SCORE = WELL_BEING.indicator_id


class Log:
    """Facts of a contract and its returns, one after the other."""

    def __init__(self) -> None:
        self.events: list[Happened] = []
        self.of_contract(AWARDED, MAPPED)

    def of_contract(self, *facts: Fact) -> None:
        self.events.extend(happened(CONTRACT, *facts, after=len(self.events)))

    def of_returns(self, return_id: Any, *facts: Fact) -> None:
        self.events.extend(happened(return_id, *facts, after=len(self.events)))

    def revise(self, day: date, *changes: Change) -> None:
        """A revision takes effect."""
        reasoned = tuple(
            ReasonedChange(change_id=an_id(80 + number), change=change, reason="So asked.")
            for number, change in enumerate(changes)
        )
        fact = RevisionTookEffect(revision_id=an_id(60), effective_from=day, changes=reasoned)
        self.of_contract(fact)

    def scores(self, *scores: str) -> None:
        """Period after period is opened and read."""
        returns = ((RETURN, SPRING), (SUMMERS, SUMMER), (AUTUMNS, AUTUMN))
        for (return_id, period), score in zip(returns, scores, strict=False):
            reading = Reading(indicator_id=SCORE, figure=Score(score=Decimal(score), people=40))
            opened = replace(OPENED, period=period)
            self.of_returns(return_id, opened, ReadingRecorded(reading=reading))

    def row(self, indicator_id: Any = SCORE) -> dict[str, Any]:
        """The indicator as it is known last."""
        rows = current("distances", DISTANCE, self.events)
        return next(row for row in rows if row["indicator_id"] == indicator_id)


@pytest.fixture
def log() -> Log:
    """A contract with its impact map."""
    return Log()


def said(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row[column] for column in columns)


def test_an_indicator_of_the_map_has_a_row_before_anything_is_read(log: Log) -> None:
    row = log.row()
    assert said(row, "outcome_id", "title", "lens", "measure", "agreed_at", "place") == (
        WELL_BEING.outcome_id,
        WELL_BEING.title,
        "subjective",
        "score",
        2,
        1,
    )
    assert said(row, "movement", "reason", "latest_on") == ("cannot_be_told", "no_reading", None)


def test_each_figure_makes_another_version_and_what_was_known_stays(log: Log) -> None:
    log.scores("20", "24", "19")
    rows = [row for row in versions("distances", DISTANCE, log.events) if row["indicator_id"] == SCORE]
    assert [said(row, "movement", "latest", "change") for row in rows] == [
        ("cannot_be_told", None, None),
        ("cannot_be_told", Decimal(20), None),
        ("moved_wanted_way", Decimal(24), Decimal(4)),
        ("moved_away", Decimal(19), Decimal(-1)),
    ]
    assert said(rows[-1], "first_on", "latest_on", "people") == (SPRING.ends_on, AUTUMN.ends_on, 40)


def test_only_the_current_version_carries_what_the_next_is_made_of(log: Log) -> None:
    log.scores("20", "24")
    rows = [row for row in versions("distances", DISTANCE, log.events) if row["indicator_id"] == SCORE]
    assert [row["history"] is None for row in rows] == [True, True, False]
    history = msgspec.msgpack.decode(rows[-1]["history"], type=History)
    assert [told.number for told in history.told] == [Decimal(20), Decimal(24)]


def test_a_figure_is_set_against_baseline_target_and_what_was_expected_by_then(log: Log) -> None:
    baseline = Baseline(value=Decimal(10), on=date(2026, 3, 31), people=40)
    path = (
        ExpectedPoint(on=SPRING.ends_on, value=Decimal(25)),
        ExpectedPoint(on=SUMMER.ends_on, value=Decimal(30)),
    )
    log.of_contract(ExpectationSet(expectation=Expectation(indicator_id=SCORE, baseline=baseline, path=path)))
    log.scores("20")
    assert said(log.row(), "progress", "against", "change") == (Decimal("0.5"), "behind", Decimal(10))


def test_a_restated_figure_takes_the_place_of_the_one_before(log: Log) -> None:
    log.scores("20", "24")
    again = Reading(indicator_id=SCORE, figure=Score(score=Decimal(18), people=40))
    before = Reading(indicator_id=SCORE, figure=Score(score=Decimal(24), people=40))
    log.of_returns(SUMMERS, ReadingRestated(reading=again, previous=before, reason="Counted twice"))
    assert said(log.row(), "movement", "latest") == ("moved_away", Decimal(18))


def test_an_earlier_period_that_is_read_later_is_still_the_earlier_one(log: Log) -> None:
    log.scores("20", "24", "19")
    log.events = [*log.events[:2], *log.events[6:8], *log.events[2:6]]
    for position, event in enumerate(log.events, 1):
        log.events[position - 1] = replace(event, position=position)
    assert said(log.row(), "first_on", "latest", "change") == (SPRING.ends_on, Decimal(19), Decimal(-1))


def test_a_missing_figure_says_why_and_nothing_old_passes_for_news(log: Log) -> None:
    log.scores("20")
    log.of_returns(SUMMERS, replace(OPENED, period=SUMMER), ReadingRecorded(reading=NO_SCORE))
    assert said(log.row(), "missing", "latest", "people", "reason") == (
        "not_collected",
        None,
        None,
        "no_reading",
    )


def test_a_percentage_of_few_people_has_no_change(log: Log) -> None:
    few = Reading(indicator_id=HOPEFUL.indicator_id, figure=Proportion(numerator=2, denominator=4))
    log.of_contract(ExpectationSet(expectation=EXPECTED))
    log.of_returns(RETURN, OPENED, ReadingRecorded(reading=few))
    row = log.row(HOPEFUL.indicator_id)
    assert said(row, "reason", "change", "progress", "people") == ("fewer_than_ten_people", None, None, 4)


def test_a_new_definition_is_judged_by_what_was_read_since(log: Log) -> None:
    log.scores("20", "24")
    worded = replace(WELL_BEING, title="Asked more plainly")
    before = log.row()
    log.revise(AUTUMN.starts_on, IndicatorRefined(indicator=worded))
    row = log.row()
    assert row["read_as"] != before["read_as"]
    assert said(row, "title", "latest_on", "reason") == ("Asked more plainly", None, "no_reading")
    log.of_returns(AUTUMNS, replace(OPENED, period=AUTUMN), ReadingRecorded(reading=SCORE_OF_24))
    assert said(log.row(), "first_on", "latest_on", "reason") == (AUTUMN.ends_on, AUTUMN.ends_on, "no_start")


def test_a_definition_and_an_expectation_of_one_revision_count_together(log: Log) -> None:
    baseline = Baseline(value=Decimal(10), on=date(2026, 9, 30), people=40)
    reset = ExpectationReset(expectation=Expectation(indicator_id=SCORE, baseline=baseline))
    log.revise(AUTUMN.starts_on, IndicatorRefined(indicator=WELL_BEING), reset)
    log.of_returns(AUTUMNS, replace(OPENED, period=AUTUMN), ReadingRecorded(reading=SCORE_OF_24))
    assert said(log.row(), "movement", "change") == ("moved_wanted_way", Decimal("14.5"))


def test_what_was_agreed_for_the_start_counts_from_the_contract_s_first_day(log: Log) -> None:
    baseline = Baseline(value=Decimal(10), on=date(2026, 3, 31), people=40)
    log.of_contract(ExpectationSet(expectation=Expectation(indicator_id=SCORE, baseline=baseline)))
    log.revise(AWARDED.starts_on, IndicatorRefined(indicator=WELL_BEING))
    log.scores("20")
    assert log.row()["change"] == Decimal(10)


def test_a_retired_indicator_stays_with_the_day_from_which_it_is_not_asked_for(log: Log) -> None:
    log.scores("20", "24")
    log.revise(AUTUMN.starts_on, IndicatorRetired(indicator_id=SCORE))
    assert said(log.row(), "retired_from", "movement") == (AUTUMN.starts_on, "moved_wanted_way")


def test_a_figure_of_what_is_not_defined_yet_waits_for_the_definition(log: Log) -> None:
    alone = Reading(indicator_id=LONELY.indicator_id, figure=Count(count=12))
    log.of_returns(RETURN, OPENED, ReadingRecorded(reading=alone))
    assert said(log.row(LONELY.indicator_id), "outcome_id", "movement") == (None, None)
    log.revise(AUTUMN.starts_on, IndicatorAdded(indicator=LONELY))
    row = log.row(LONELY.indicator_id)
    assert said(row, "outcome_id", "latest") == (LONELY.outcome_id, Decimal(12))


def test_two_contracts_that_read_an_indicator_in_one_way_have_one_digest(log: Log) -> None:
    other = happened(an_id(6), AWARDED, MAPPED, contract_id=an_id(6), after=len(log.events))
    rows = current("distances", DISTANCE, [*log.events, *other])
    assert len({row["read_as"] for row in rows if row["indicator_id"] == SCORE}) == 1
    assert len({row["read_as"] for row in rows}) == 2


def test_a_number_of_any_length_is_kept_to_28_digits(log: Log) -> None:
    log.scores("20." + "1" * 20_000)
    assert log.row()["latest"] == Decimal("20." + "1" * 26)


@pytest.mark.parametrize(
    "events",
    [
        happened(CONTRACT, MAPPED),
        happened(CONTRACT, AWARDED, MAPPED)
        + happened(RETURN, ReadingRecorded(reading=HALF_ARE_HOPEFUL), after=2),
        happened(RETURN, ReadingRecorded(reading=HALF_ARE_HOPEFUL), contract_id=None),
    ],
    ids=["no award", "no return", "no contract"],
)
def test_what_nothing_came_before_cannot_be_projected(events: list[Happened]) -> None:
    with pytest.raises(NotProjectable):
        versions("distances", DISTANCE, events)


def test_what_was_judged_is_judged_anew_when_a_rule_changes() -> None:
    assert set(rules_of(domain.measures.course)) <= {*JUDGED_BY, domain.measures.course}
    assert set(JUDGED_BY) <= set(model("distances").sources)


def rules_of(module: ModuleType, seen: tuple[ModuleType, ...] = ()) -> Iterable[ModuleType]:
    """The measures that a module of them rests on, itself included."""
    rests_on = {
        known
        for value in vars(module).values()
        if (known := sys.modules.get(getattr(value, "__module__", None) or "")) is not None
        and known.__name__.startswith("domain.measures.")
    }
    new = rests_on - {module, *seen}
    found = {module, *seen}
    for each in new:
        found |= set(rules_of(each, tuple(found)))
    return found
