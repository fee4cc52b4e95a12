"""What is defined and agreed, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from domain.contract.terms import Activity, Expectation, GroupPath
from domain.framework.definitions import Quotation
from domain.shared.values import Baseline, ExpectedPoint, Source
from services.presentation.defined import (
    activity_told,
    differing,
    expectation_told,
    indicator_told,
    outcome_told,
)
from tests.factories import CONFIDENCE, HOPEFUL, WELL_BEING, an_id

TITLES = {CONFIDENCE.outcome_id: CONFIDENCE.statement, HOPEFUL.indicator_id: HOPEFUL.title}


def test_only_the_parts_that_differ_are_compared() -> None:
    now = msgspec.structs.replace(WELL_BEING, unit="points", way_of_measuring="Asked twice a year")
    assert differing(indicator_told(WELL_BEING, TITLES), indicator_told(now, TITLES)) == (
        ("Unit", "points out of 35", "points"),
        ("How it is measured", "", "Asked twice a year"),
    )


def test_what_is_new_differs_in_all_it_says_and_what_goes_in_all_it_said() -> None:
    told = outcome_told(CONFIDENCE)
    assert [each.part for each in differing({}, told)] == ["Outcome", "For whom", "Bottom line"]
    assert [each.after for each in differing(told, {})] == ["", "", ""]


def test_people_are_quoted_and_documents_named() -> None:
    told = outcome_told(
        msgspec.structs.replace(
            CONFIDENCE,
            words_of_people=(Quotation(words="I dare.", said_by="a boy of 15"),),
            sources=(Source(document="Youth plan", page="12"), Source(document="Budget")),
        )
    )
    assert told["In the words of the people"] == "“I dare.” – a boy of 15"  # noqa: RUF001 - as it is printed
    assert told["Where it was promised"] == "Youth plan, page 12\nBudget"


def test_an_activity_names_what_it_is_done_for() -> None:
    activity = Activity(
        activity_id=an_id(71),
        title="Clubs",
        outcome_ids=(CONFIDENCE.outcome_id,),
        indicator_ids=(HOPEFUL.indicator_id, an_id(999)),
    )
    told = activity_told(activity, TITLES)
    assert told["Done for"] == "Young people are sure of themselves"
    assert told["Known by"] == "Look forward to the next year\nSomething that is not in the contract"


def test_an_expectation_is_told_in_the_indicators_unit() -> None:
    told = expectation_told(
        Expectation(
            indicator_id=HOPEFUL.indicator_id,
            baseline=Baseline(value=Decimal(40), on=date(2025, 3, 31), people=50, quality="estimated"),
            path=(
                ExpectedPoint(on=date(2025, 9, 30), value=Decimal(46)),
                ExpectedPoint(on=date(2026, 3, 31), value=Decimal(50)),
            ),
            groups=(
                GroupPath(group="Under 16", path=(ExpectedPoint(on=date(2026, 3, 31), value=Decimal(44)),)),
            ),
        ),
        "%",
    )
    assert told == {
        "Where it started": "40% on 31 March 2025, from 50 people. Estimated",
        "What is hoped for": "46% by 30 September 2025\n50% by 31 March 2026",
        "What is hoped for of groups": "Under 16: 44% by 31 March 2026",
    }
    assert expectation_told(Expectation(indicator_id=HOPEFUL.indicator_id), "%") == {
        "Where it started": "",
        "What is hoped for": "",
        "What is hoped for of groups": "",
    }
