"""An expectation is of an indicator in force, is possible, runs from day to day, and is changed by both."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.contract.changes import ExpectationReset
from domain.contract.commands import SetExpectation
from domain.contract.events import ExpectationSet, ImpactMapAgreed, RevisionTookEffect
from domain.contract.terms import Expectation, GroupPath
from domain.framework.definitions import Indicator
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, NotInState
from domain.shared.values import Baseline, ExpectedPoint, Measure
from tests.unit.domain.contract.decider import contract, reasoned
from tests.unit.domain.examples import (
    AWARDED,
    CONTRACT,
    EXPECTATION,
    HOPEFUL,
    LONELY,
    MAP,
    MAPPED,
    WELL_BEING,
    an_id,
)

agreed = contract.given(AWARDED, MAPPED)
SET = ExpectationSet(expectation=EXPECTATION)


def asking(expectation: Expectation) -> SetExpectation:
    return SetExpectation(stream_id=CONTRACT, expectation=expectation)


def points(*values: tuple[date, int]) -> tuple[ExpectedPoint, ...]:
    return tuple(ExpectedPoint(on=day, value=Decimal(value)) for day, value in values)


def test_an_expectation_says_where_an_indicator_starts_and_how_it_is_hoped_to_move() -> None:
    agreed.when(asking(EXPECTATION)).then(SET)


def test_nothing_is_expected_before_the_impact_map_is_agreed() -> None:
    contract.given(AWARDED).when(asking(EXPECTATION)).then_refused(NotInState, "Agree the impact map first")


def test_nothing_is_expected_of_an_indicator_that_the_contract_does_not_have() -> None:
    foreign = Expectation(indicator_id=LONELY.indicator_id)
    agreed.when(asking(foreign)).then_refused(NotFound, "Add it first", field="expectation")


def test_one_side_alone_does_not_set_an_expectation_anew() -> None:
    contract.given(AWARDED, MAPPED, SET).when(asking(EXPECTATION)).then_refused(
        AlreadyDone, "Propose a revision to change it", field="expectation"
    )
    reset = RevisionTookEffect(
        revision_id=an_id(60),
        effective_from=date(2027, 4, 1),
        changes=reasoned(ExpectationReset(expectation=EXPECTATION)),
    )
    contract.given(AWARDED, MAPPED, reset).when(asking(EXPECTATION)).then_refused(
        AlreadyDone, "both parties agree", field="expectation"
    )


def test_a_baseline_is_possible_on_the_indicators_scale_as_what_is_expected() -> None:
    impossible = replace(EXPECTATION, baseline=Baseline(value=Decimal(101), on=date(2026, 3, 31)))
    agreed.when(asking(impossible)).then_refused(
        Invalid, "a percentage from 0 to 100", field="expectation.baseline"
    )


def test_only_a_baseline_or_only_a_path_or_nothing_may_be_known() -> None:
    for known in (replace(EXPECTATION, path=()), replace(EXPECTATION, baseline=None)):
        assert agreed.when(asking(known)).decided()
    assert agreed.when(asking(Expectation(indicator_id=HOPEFUL.indicator_id))).decided()


def test_a_path_runs_from_day_to_later_day() -> None:
    backwards = replace(EXPECTATION, path=tuple(reversed(EXPECTATION.path)))
    twice = replace(EXPECTATION, path=points((date(2027, 1, 1), 50), (date(2027, 1, 1), 60)))
    for path in (backwards, twice):
        agreed.when(asking(path)).then_refused(Invalid, "in order of their days", field="expectation.path.1")


def test_a_baseline_is_earlier_than_what_is_expected() -> None:
    late, before = (
        replace(EXPECTATION, baseline=Baseline(value=Decimal(40), on=date(2027, 3, day))) for day in (31, 30)
    )
    assert agreed.when(asking(before)).decided()
    agreed.when(asking(late)).then_refused(Invalid, "must be earlier", field="expectation.baseline")


@pytest.mark.parametrize(
    ("indicator", "impossible", "saying"),
    [
        (HOPEFUL, 101, "a percentage from 0 to 100"),
        (HOPEFUL, -1, "a percentage from 0 to 100"),
        (WELL_BEING, 6, "a figure from 7 to 35"),
        (WELL_BEING, 36, "a figure from 7 to 35"),
    ],
)
def test_what_is_expected_is_possible_on_the_indicators_scale(
    indicator: Indicator, impossible: int, saying: str
) -> None:
    expectation = Expectation(
        indicator_id=indicator.indicator_id, path=points((date(2027, 1, 1), impossible))
    )
    agreed.when(asking(expectation)).then_refused(Invalid, saying, field="expectation.path.0")


@pytest.mark.parametrize(
    ("indicator", "edge"), [(HOPEFUL, 0), (HOPEFUL, 100), (WELL_BEING, 7), (WELL_BEING, 35)]
)
def test_both_ends_of_a_scale_may_be_expected(indicator: Indicator, edge: int) -> None:
    hoped = Expectation(indicator_id=indicator.indicator_id, path=points((date(2027, 1, 1), edge)))
    assert agreed.when(asking(hoped)).decided()


def test_none_at_all_may_be_expected_of_a_count() -> None:
    mapped = ImpactMapAgreed(
        outcomes=MAP.outcomes, indicators=(replace(HOPEFUL, measure="count"),), activities=()
    )
    none = Expectation(indicator_id=HOPEFUL.indicator_id, path=points((date(2027, 1, 1), 0)))
    assert contract.given(AWARDED, mapped).when(asking(none)).decided()


@pytest.mark.parametrize(("measure", "saying"), [("count", "0 or more"), ("narrative", "told in words")])
def test_less_than_nothing_or_a_figure_for_words_is_not_expected(measure: Measure, saying: str) -> None:
    mapped = ImpactMapAgreed(
        outcomes=MAP.outcomes, indicators=(replace(HOPEFUL, measure=measure),), activities=()
    )
    below = Expectation(indicator_id=HOPEFUL.indicator_id, path=points((date(2027, 1, 1), -1)))
    contract.given(AWARDED, mapped).when(asking(below)).then_refused(
        Invalid, saying, field="expectation.path.0"
    )


def test_an_amount_of_money_may_be_expected_to_fall_below_zero() -> None:
    mapped = ImpactMapAgreed(
        outcomes=MAP.outcomes, indicators=(replace(HOPEFUL, measure="currency"),), activities=()
    )
    saved = Expectation(indicator_id=HOPEFUL.indicator_id, path=points((date(2027, 1, 1), -100)))
    assert contract.given(AWARDED, mapped).when(asking(saved)).decided()


def test_all_that_is_wrong_with_an_expectation_is_said_at_once() -> None:
    wrong = replace(EXPECTATION, path=points((date(2028, 1, 1), 101), (date(2027, 1, 1), 50)))
    agreed.when(asking(wrong)).then_refused_for(
        (Invalid, "expectation.path.0"), (Invalid, "expectation.path.1")
    )


GROUPED = replace(HOPEFUL, disaggregations=("Under 16", "16 and over"))
grouped = contract.given(AWARDED, replace(MAPPED, indicators=(GROUPED, WELL_BEING)))


def for_groups(*paths: tuple[str, tuple[ExpectedPoint, ...]]) -> Expectation:
    return replace(EXPECTATION, groups=tuple(GroupPath(group=group, path=path) for group, path in paths))


def test_something_else_may_be_hoped_for_of_a_group() -> None:
    wanted = for_groups(("Under 16", points((date(2027, 3, 31), 60), (date(2028, 3, 31), 70))))
    grouped.when(asking(wanted)).then(ExpectationSet(expectation=wanted))


@pytest.mark.parametrize(
    ("paths", "kind", "field", "saying"),
    [
        ([("Girls", points((date(2027, 3, 31), 60)))], NotFound, "groups.0", "is not looked at for “Girls”"),
        ([("Under 16", ())], Invalid, "groups.0", "Give a figure that is hoped for"),
        ([("Under 16", points((date(2027, 3, 31), 160)))], Invalid, "groups.0.path.0", "from 0 to 100"),
        ([("Under 16", points((date(2026, 1, 1), 60)))], Invalid, "baseline", "must be earlier"),
        (
            [("Under 16", points((date(2027, 3, 31), 60), (date(2027, 3, 31), 61)))],
            Invalid,
            "groups.0.path.1",
            "in order of their days",
        ),
        (
            [("Under 16", points((date(2027, 3, 31), 60))), ("Under 16", points((date(2028, 3, 31), 60)))],
            AlreadyDone,
            "groups.1",
            "two expected paths",
        ),
    ],
)
def test_what_is_hoped_for_of_a_group_keeps_the_rules(
    paths: list[tuple[str, tuple[ExpectedPoint, ...]]], kind: type[DomainError], field: str, saying: str
) -> None:
    grouped.when(asking(for_groups(*paths))).then_refused(kind, saying, field=f"expectation.{field}")
