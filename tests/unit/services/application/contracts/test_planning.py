"""A workbook becomes contracts by the domain's own rules, and every cell in the way is told at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.codec import CODEC
from domain.contract.terms import CommonDataItem
from domain.framework.model import Framework
from domain.shared.calendar import DayOfYear
from domain.shared.values import Baseline, ExpectedPoint, Money
from services.application.contracts.awarding import contract_id_of
from services.application.contracts.known import Known, Named
from services.application.contracts.workbook.planning import Planner
from services.application.contracts.workbook.sheets import SHEETS
from services.application.streams import CONTRACT as CONTRACTS
from services.application.workbooks.cells import CellValue
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Sheet, Workbook
from tests.unit.domain.examples import (
    CONFIDENCE,
    COUNCIL,
    FRAMEWORK,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    PARTNER,
    WELL_BEING,
    an_id,
)
from tests.unit.services.application.contracts.making import (
    CONTRACT,
    EXPECTED,
    GROWING_UP,
    KNOWN,
    LATER,
    NOW,
    ONE,
    OTHER,
    WHOLE,
    Rows,
    one_with,
    planned,
    with_changes,
    workbook,
)


def told(sheets: Mapping[str, Rows]) -> list[tuple[str, str]]:
    """Addresses and sentences of a workbook's problems."""
    return [(problem.address, problem.sentence) for problem in planned(sheets).problems]


def test_all_that_a_workbook_says_is_in_the_agreement() -> None:
    plan = planned(WHOLE)
    assert not plan.problems
    (contract,) = plan.new
    assert (contract.row, contract.framework_title, contract.lead_provider) == (
        2,
        "Growing up well",
        "Brightside",
    )
    assert contract.partners == ("Kestrel, Ash & Co", "Oakgate")
    agreement = contract.agreement
    award = agreement.award
    assert (award.reference, award.title, award.service_area) == ("YS-01", "Youth service", "Young people")
    assert (award.framework_id, award.framework_version) == (FRAMEWORK, 1)
    assert (award.lead_provider_id, award.partner_ids) == (LEAD, (PARTNER, OTHER))
    assert (award.starts_on, award.ends_on) == (date(2026, 4, 1), date(2029, 3, 31))
    assert award.value == Money(pounds=Decimal(360_000))
    assert award.calendar.frequency == "quarter"
    assert [prompt.text for prompt in award.prompts] == ["What changed for somebody?"]
    assert award.common_dataset == (
        CommonDataItem(item_id="item-1", title="Age", categories=("Under 16", "16 and over")),
        CommonDataItem(item_id="item-2", title="People who came"),
    )
    assert [check.statement for check in award.compliance_checks] == ["Insurance is valid."]
    impact_map = agreement.impact_map
    assert impact_map is not None
    assert impact_map.outcomes == (CONFIDENCE, FRIENDSHIP)
    assert impact_map.indicators == (HOPEFUL, LONELY)
    (activity,) = impact_map.activities
    assert (activity.title, activity.outputs) == ("Evening club", "Three evenings a week")
    assert activity.outcome_ids == (CONFIDENCE.outcome_id, FRIENDSHIP.outcome_id)
    assert activity.indicator_ids == (HOPEFUL.indicator_id,)
    (expected,) = agreement.expectations
    assert expected.expectation.baseline == Baseline(value=Decimal(40), on=date(2026, 3, 31), people=60)
    assert expected.expectation.path == (
        ExpectedPoint(on=date(2027, 3, 31), value=Decimal(50)),
        ExpectedPoint(on=date(2029, 3, 31), value=Decimal(65)),
    )
    assert [(point.on, point.purpose) for point in agreement.break_points] == [
        (date(2027, 4, 1), "After a year")
    ]


def test_what_is_planned_would_be_granted() -> None:
    (contract,) = planned(WHOLE).new
    facts = CONTRACTS.decide_all(CONTRACTS.empty, contract.agreement.commands, NOW)
    assert len(facts) == 4


def test_the_same_workbook_gives_the_same_commands() -> None:
    assert planned(WHOLE) == planned(WHOLE)


def test_without_outcomes_a_contract_has_all_of_the_framework_s() -> None:
    (contract,) = planned(ONE).new
    impact_map = contract.agreement.impact_map
    assert impact_map is not None
    assert impact_map.indicators == (HOPEFUL, WELL_BEING, LONELY)


def test_an_empty_version_is_the_newest_agreed() -> None:
    newer = replace(GROWING_UP, versions=(*GROWING_UP.versions, *GROWING_UP.versions))
    plan = Planner(workbook(ONE), KNOWN).plan({FRAMEWORK: newer}, {}, NOW)
    assert plan.new[0].agreement.award.framework_version == 2


def test_what_is_about_all_contracts_is_asked_of_each() -> None:
    sheets = {**WHOLE, "Contracts": [CONTRACT, with_changes(CONTRACT, Reference="YS-02")]}
    first, second = planned(sheets).new
    assert first.agreement.award.prompts == second.agreement.award.prompts
    assert first.agreement.award.compliance_checks
    assert not second.agreement.award.compliance_checks


def test_terms_may_begin_on_days_of_their_own() -> None:
    sheets = one_with(
        Reports="every school term",
        Spring_term_begins="5 January",
        Summer_term_begins=date(2026, 4, 20),
        Autumn_term_begins=None,
    )
    begins = planned(sheets).new[0].agreement.award.calendar.terms_begin
    assert begins == (DayOfYear(month=1, day=5), DayOfYear(month=4, day=20), DayOfYear(month=9, day=1))


@pytest.mark.parametrize(
    ("changes", "cell", "said"),
    [
        ({"Title": None}, "B2", "Give the contract a title."),
        ({"Framework": "Growing up wel"}, "D2", "Did you mean “Growing up well”?"),
        ({"Framework": None}, "D2", "which framework"),
        ({"Version": Decimal(3)}, "E2", "has no agreed version 3"),
        ({"Version": "newest"}, "E2", "is not a number"),
        ({"Arrangement": "Club"}, "F2", "Choose from “One provider”"),
        ({"Arrangement": "Alliance", "Partners": None}, "H2", "at least one partner of the alliance"),
        ({"Lead provider": "Nobody & Sons"}, "G2", "knows no organisation “Nobody & Sons”"),
        ({"Lead provider": None}, "G2", "answers for the contract"),
        ({"Partners": "Oakgate, Brightside"}, "H2", "The lead provider is not also a partner."),
        ({"Partners": "Oakgate; Strangers; Others"}, "H2", "“Others”"),
        ({"First day": "1 Aprill 2026"}, "I2", "is not a day"),
        ({"First day": None}, "I2", "first day"),
        ({"Last day": date(2026, 1, 1)}, "J2", "ends before it starts"),
        ({"Last day": date(9999, 1, 1)}, "J2", "from 1900 to 2200"),
        ({"Value in pounds": Decimal(-1)}, "K2", "below zero"),
        ({"Value in pounds": Decimal("0.001")}, "K2", "whole pence"),
        ({"Reports": "Often"}, "L2", "Choose from “Every month”"),
        ({"Days until due": Decimal("2.5")}, "M2", "whole number"),
        ({"Days until due": Decimal(-2)}, "M2", "before its period has ended"),
        ({"Days until due": Decimal(90)}, "N2", "cannot lock before it is due"),
        ({"First broken period": "Joined"}, "O2", "A return of its own"),
        ({"Spring term begins": "1 May"}, "Q2", "terms would overlap"),
        ({"Summer term begins": "29 February"}, "R2", "is no day of the year"),
        ({"Autumn term begins": "soon"}, "S2", "Write it like 1 September."),
    ],
)
def test_a_cell_that_cannot_be_used_is_told_with_the_remedy(
    changes: Mapping[str, object], cell: str, said: str
) -> None:
    problems = told({"Contracts": [{**CONTRACT, **changes}]})  # type: ignore[dict-item]
    assert [address for address, _ in problems] == [f"Contracts!{cell}"]
    assert said in problems[0][1]


@pytest.mark.parametrize(
    ("sheet", "row", "cell", "said"),
    [
        ("Outcomes", {"Outcome": "They are happy."}, "B2", "is no outcome of “Growing up well”, version 1"),
        ("Outcomes", {"Outcome": None}, "B2", "Say which outcome."),
        (
            "Outcomes",
            {"Outcome": FRIENDSHIP.statement, "Indicator": HOPEFUL.title},
            "C2",
            "does not belong to this outcome",
        ),
        ("Activities", {"Activity": None, "Outputs": "Meals"}, "B2", "Say what is done."),
        ("Activities", {"Activity": "Club", "Outcome": "Bliss"}, "D2", "is no outcome"),
        ("Expectations", {"Indicator": "Bliss", "Baseline": Decimal(1)}, "B2", "is no indicator"),
        ("Expectations", {"Indicator": HOPEFUL.title}, "H2", "or take the row out"),
        ("Break points", {"Day": None, "Purpose": "Look"}, "B2", "Give the day"),
        ("Break points", {"Day": date(2031, 1, 1)}, "B2", "within the contract's term"),
        ("Questions", {"Question": None}, "B2", "Write the question out"),
        ("Compliance checks", {"What is confirmed": None}, "B2", "Write out what is confirmed"),
        ("Common dataset", {"Group": "Under 16"}, "B2", "Say what is counted."),
        (
            "Questions",
            {"Reference": "YS-99", "Question": "?"},
            "A2",
            "is no reference on the sheet Contracts",
        ),
        ("Questions", {"Reference": None, "Question": "?"}, "A2", "write its reference"),
        ("Break points", {"Reference": "All contracts", "Day": date(2027, 1, 1)}, "A2", "is no reference"),
    ],
)
def test_a_row_of_another_sheet_that_cannot_be_used_is_told_with_the_remedy(
    sheet: str, row: Mapping[str, object], cell: str, said: str
) -> None:
    problems = told({**ONE, sheet: [{"Reference": "YS-01", **row}]})  # type: ignore[dict-item]
    assert [address for address, _ in problems] == [f"{sheet}!{cell}"]
    assert said in problems[0][1]


@pytest.mark.parametrize(
    ("rows", "cell", "said"),
    [
        ([with_changes(EXPECTED, Expected_value=Decimal(150))], "H2", "a percentage from 0 to 100"),
        ([with_changes(EXPECTED, Baseline=Decimal(-4))], "C2", "cannot be -4"),
        ([with_changes(EXPECTED, Baseline_day=date(2028, 1, 1))], "C2", "must be earlier"),
        ([with_changes(EXPECTED, Baseline_day=None)], "D2", "which day the baseline speaks of"),
        ([with_changes(EXPECTED, Baseline=None)], "C2", "or empty its other cells"),
        ([with_changes(EXPECTED, People=Decimal(-1))], "E2", "cannot be below zero"),
        ([with_changes(EXPECTED, How_good_it_is="Fine")], "F2", "Choose from “Measured then”"),
        ([with_changes(EXPECTED, Expected_by=None)], "G2", "by which day"),
        ([with_changes(EXPECTED, Expected_value=None)], "H2", "Give the value"),
        ([LATER, with_changes(LATER, Expected_by=date(2028, 1, 1))], "H3", "in order of their days"),
        ([EXPECTED, with_changes(LATER, Baseline=Decimal(41))], "C3", "stands in C2 already"),
        ([EXPECTED, with_changes(LATER, People=Decimal(41))], "E3", "stands in C2 already"),
    ],
)
def test_an_expectation_that_cannot_be_is_told_with_the_remedy(rows: Rows, cell: str, said: str) -> None:
    problems = told({**ONE, "Expectations": rows})
    assert [address for address, _ in problems] == [f"Expectations!{cell}"]
    assert said in problems[0][1]


def test_an_expectation_of_an_indicator_that_the_contract_does_not_have_is_told() -> None:
    outcomes: Rows = [{"Reference": "YS-01", "Outcome": FRIENDSHIP.statement}]
    ((address, sentence),) = told({**ONE, "Outcomes": outcomes, "Expectations": [EXPECTED]})
    assert address == "Expectations!B2"
    assert "is not one of the contract's" in sentence


def test_an_activity_for_an_outcome_that_the_contract_does_not_have_is_told() -> None:
    sheets = {
        **ONE,
        "Outcomes": [{"Reference": "YS-01", "Outcome": FRIENDSHIP.statement}],
        "Activities": [{"Reference": "YS-01", "Activity": "Club", "Outcome": CONFIDENCE.statement}],
    }
    ((address, sentence),) = told(sheets)
    assert (address, "Add it on the sheet Outcomes." in sentence) == ("Activities!D2", True)


def test_two_rows_of_an_activity_that_say_otherwise_are_told() -> None:
    club = {"Reference": "YS-01", "Activity": "Club", "Outputs": "Meals"}
    ((address, sentence),) = told({**ONE, "Activities": [club, {**club, "Outputs": "Songs"}]})
    assert (address, "“Meals”" in sentence) == ("Activities!C3", True)


def test_two_break_points_on_one_day_are_told() -> None:
    point = {"Reference": "YS-01", "Day": date(2027, 4, 1)}
    ((address, sentence),) = told({**ONE, "Break points": [point, point]})
    assert (address, "already scheduled" in sentence) == ("Break points!B3", True)


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (("Under 16", "under 16"), "Take one of the two rows out."),
        (("Under 16", None), "Name a group in each"),
        ((None, "Under 16"), "Name a group in each"),
    ],
)
def test_the_common_dataset_has_each_group_once(groups: tuple[str | None, str | None], said: str) -> None:
    rows: Rows = [{"Reference": "YS-01", "What is counted": "Age", "Group": group} for group in groups]
    ((address, sentence),) = told({**ONE, "Common dataset": rows})
    assert (address, said in sentence) == ("Common dataset!C3", True)


def test_a_reference_stands_once() -> None:
    doubled = {"Contracts": [CONTRACT, with_changes(CONTRACT, Reference="ys-01")]}
    ((address, sentence),) = told(doubled)
    assert (address, "stands in A2 already" in sentence) == ("Contracts!A3", True)


@pytest.mark.parametrize(("reference", "said"), [(None, "its reference"), ("All contracts", "cannot be")])
def test_a_contract_has_a_reference_of_its_own(reference: str | None, said: str) -> None:
    ((address, sentence),) = told(one_with(Reference=reference))
    assert (address, said in sentence) == ("Contracts!A2", True)


def test_every_problem_of_every_sheet_is_told_at_once() -> None:
    sheets: Mapping[str, Rows] = {
        "Contracts": [
            with_changes(CONTRACT, First_day="soon", Lead_provider="Strangers"),
            with_changes(CONTRACT, Reference="YS-02", Last_day=date(2020, 1, 1)),
        ],
        "Outcomes": [{"Reference": "YS-01", "Outcome": "Bliss"}],
        "Expectations": [
            with_changes(EXPECTED, Expected_value=Decimal(150)),
            with_changes(EXPECTED, Reference="YS-02", Baseline=Decimal(101)),
        ],
        "Break points": [{"Reference": "YS-02", "Day": date(2027, 4, 1)}],
        "Questions": [{"Reference": "All contracts", "Question": None}],
    }
    assert sorted(address for address, _ in told(sheets)) == [
        "Contracts!G2",
        "Contracts!I2",
        "Contracts!J3",
        "Expectations!C3",
        "Expectations!H2",
        "Outcomes!B2",
        "Questions!B2",
    ]


def test_a_contract_of_an_unknown_framework_is_told_of_nothing_that_depends_on_it() -> None:
    sheets = {**WHOLE, "Contracts": [with_changes(CONTRACT, Framework="Bliss")]}
    assert [address for address, _ in told(sheets)] == ["Contracts!D2"]


def test_a_framework_that_is_another_council_s_is_refused() -> None:
    foreign: Framework = replace(GROWING_UP, council_id=an_id(99))
    plan = Planner(workbook(ONE), KNOWN).plan({FRAMEWORK: foreign}, {}, NOW)
    assert [problem.address for problem in plan.problems] == ["Contracts!D2"]


def test_a_name_that_two_have_is_asked_for_by_its_id() -> None:
    twins = Known(
        council_id=COUNCIL,
        frameworks=KNOWN.frameworks,
        organisations=(*KNOWN.organisations, Named(an_id(7), "brightside")),
    )
    (problem,) = planned(ONE, known=twins).problems
    assert (problem.address, str(an_id(7)) in problem.sentence) == ("Contracts!G2", True)
    by_id = one_with(Lead_provider=str(LEAD))
    assert planned(by_id, known=twins).new[0].agreement.award.lead_provider_id == LEAD


def test_a_workbook_without_contracts_is_told() -> None:
    assert told({"Contracts": []}) == [
        ("Contracts!A2", "There is no contract on this sheet. Give each a row.")
    ]


def test_a_sheet_that_is_not_read_is_told() -> None:
    made = workbook(ONE)
    strange = Sheet(name="Breakpoints", values=(("Reference", "Day"), ("YS-01", None)))
    notes = Sheet(name="Notes", values=(("How to fill this in",),))
    plan = Planner(Workbook(name="a.xlsx", sheets=(*made.sheets, strange, notes)), KNOWN).plan(
        {FRAMEWORK: GROWING_UP}, {}, NOW
    )
    assert [problem.address for problem in plan.problems] == ["Breakpoints!A1"]


def test_a_workbook_without_the_sheet_of_contracts_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="has no sheet “Contracts”"):
        Planner(workbook({"Outcomes": []}), KNOWN)


headings = st.sampled_from(
    [(sheet.name, column.heading) for sheet in SHEETS for column in sheet.columns if sheet.name in WHOLE]
)
nonsense = (
    st.none()
    | st.booleans()
    | st.dates()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(["YS-02", "All contracts", "Oakgate, Oakgate", LONELY.title, CONFIDENCE.statement])
)


@given(st.lists(st.tuples(headings, st.integers(0, 2), nonsense), max_size=6))
@settings(max_examples=60)
def test_whatever_is_written_is_told_or_would_be_granted(
    written: list[tuple[tuple[str, str], int, CellValue]],
) -> None:
    rows = {name: [dict(row) for row in own] for name, own in WHOLE.items()}
    for (sheet, heading), number, value in written:
        rows[sheet][number % len(rows[sheet])][heading] = value
    plan = planned(rows)
    assert plan.problems or plan.contracts
    for contract in plan.contracts if not plan.problems else ():
        for fact in CONTRACTS.decide_all(CONTRACTS.empty, contract.agreement.commands, NOW):
            CODEC.encode(fact)


def test_a_character_that_cannot_be_kept_is_told() -> None:
    ((address, sentence),) = told(one_with(Title="Youth\0"))
    assert (address, "cannot be kept" in sentence) == ("Contracts!A2", True)


def test_a_contract_has_one_id_by_its_reference() -> None:
    assert contract_id_of(COUNCIL, " ys-01") == contract_id_of(COUNCIL, "YS-01")
    assert contract_id_of(COUNCIL, "YS-01") != contract_id_of(an_id(99), "YS-01")
    assert planned(ONE).new[0].agreement.award.stream_id == contract_id_of(COUNCIL, "YS-01")
