"""Every formula of a figure's explanation gives exactly the value that stands beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.shared.figures import Count, Proportion
from domain.shared.values import Baseline, Direction
from services.dashboards.drawn import draw
from services.dashboards.explained import sources
from services.dashboards.explained.case import Case, case_of
from services.dashboards.explained.chart import worked_chart, worked_finding, worked_summary
from services.dashboards.explained.terms import typeset
from services.dashboards.explained.worked import Worked, worked
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.making import (
    COUNT,
    FIRST_DAY,
    PROPORTION,
    RATE,
    agreed,
    contract,
    quarter,
    rate,
    share,
    start,
    trajectory,
)
from services.dashboards.trajectory import Trajectory
from services.dashboards.wording import in_unit, rounded
from tests.unit.services.dashboards.explained.evaluating import number_in, value_of

MEASURES = Path(__file__).parents[5] / "docs/reference/measures.md"
EVERY_CASE = {
    f"{name}, {reading.period.label}": case_of(of, reading)
    for name, of in SHAPES.items()
    for reading in of.readings
}
every_case = pytest.mark.parametrize("case", EVERY_CASE.values(), ids=EVERY_CASE)
shares = st.integers(10, 90).flatmap(lambda people: st.builds(share, st.integers(0, people), st.just(people)))
FALLING = replace(PROPORTION, direction="decrease")


def rows_of(of: Trajectory, number: int = -1) -> dict[str, Worked]:
    """The formulas of one period's figure, by what they give."""
    return {row.what: row for row in worked(case_of(of, of.readings[number]))}


def check(case: Case, rows: tuple[Worked, ...]) -> None:
    """Each formula gives the value beside it, rounded as it is."""
    for row in rows:
        if row.what == "Size of change":
            assert value_of(row.filled) is True
        elif row.filled:
            decimals = 0 if row.what == "Way travelled" else case.story.decimals
            assert rounded(Decimal(value_of(row.filled)), decimals) == number_in(row.gives), row


@every_case
def test_whoever_works_a_formula_out_gets_the_value_beside_it(case: Case) -> None:
    check(case, worked(case))


@given(shares, shares, st.sampled_from(["increase", "decrease"]), st.integers(0, 100))
def test_so_it_is_whatever_the_figures(
    before: Proportion, now: Proportion, direction: Direction, target: int
) -> None:
    path = agreed(None, (FIRST_DAY, "13.7"), (quarter(5).ends_on, str(target)))
    wanted = replace(PROPORTION, direction=direction, smallest_change=Decimal("2.5"))
    of = trajectory(before, now, of=wanted, agreed=[path])
    for reading in of.readings:
        case = case_of(of, reading)
        check(case, worked(case))


@every_case
def test_the_figure_and_its_expectation_are_those_of_the_chart(case: Case) -> None:
    of = next(each for each in SHAPES.values() if case.reading in each.readings and _same(each, case))
    point = next(each for each in draw(of).points if each.period == case.reading.period)
    rows = {row.what: row.gives for row in worked(case)}
    if point.number is not None:
        assert rows.get("Share", rows.get("Figure")) == in_unit(
            point.number, case.indicator, case.story.decimals
        )
    if point.expected is not None:
        assert rows["Expected"] == in_unit(point.expected, case.indicator, case.story.decimals)
    if point.interval is not None:
        assert rows["Likely at least"] == in_unit(point.interval.lower, case.indicator, case.story.decimals)
        assert rows["Likely at most"] == in_unit(point.interval.upper, case.indicator, case.story.decimals)


def _same(of: Trajectory, case: Case) -> bool:
    return case_of(of, case.reading) == case


def test_a_share_stands_with_its_counts_and_its_likely_range() -> None:
    rows = rows_of(trajectory(share(18, 40)))
    assert (rows["Share"].filled, rows["Share"].gives) == (typeset("18 / 40 * 100"), "45%")
    assert rows["Likely at least"].filled == typeset(
        "(18 + 1.959963984540054² / 2 - 1.959963984540054 * √(18 * (40 - 18) / 40 + 1.959963984540054² / 4)) "
        "/ (40 + 1.959963984540054²) * 100"
    )
    assert (rows["Likely at least"].gives, rows["Likely at most"].gives) == ("30.7%", "60.2%")


def test_the_example_of_the_reference_comes_out_as_it_is_printed_there() -> None:
    path = agreed(start("60", 40), (FIRST_DAY, "60"), (quarter(3).ends_on, "85"))
    rows = rows_of(trajectory(share(34, 40), agreed=[path]))
    assert [rows[what].gives for what in ("Start, likely at least", "Start, likely at most")] == [
        "44.6%",
        "73.7%",
    ]
    assert rows["Change"].gives == "25 percentage points"
    likely = [rows[f"Change, likely {end}"].gives for end in ("at least", "at most")]
    assert likely == ["5.4 percentage points", "42.3 percentage points"]
    assert rows["Way travelled"].gives == "100%"


def test_of_a_wanted_decrease_falling_is_above_nought() -> None:
    rows = rows_of(trajectory(share(24, 40), share(14, 40), of=FALLING))
    assert rows["Change"].filled == typeset("(24 / 40 * 100) - (14 / 40 * 100)")
    assert rows["Change"].gives == "25 percentage points"
    assert number_in(rows["Change, likely at least"].gives) < number_in(rows["Change, likely at most"].gives)


def test_what_was_expected_stands_between_its_points_with_the_days_counted() -> None:
    path = agreed(None, (date(2015, 3, 31), "40"), (date(2015, 9, 30), "46"))
    rows = rows_of(trajectory(share(18, 40), share(19, 40), share(20, 40), agreed=[path]), 0)
    assert rows["Expected"].filled == typeset("40 + (46 - 40) * 91 / 183")
    assert "40% for 31 March 2015, 46% for 30 September 2015" in rows["Expected"].words
    on_the_day = rows_of(trajectory(share(18, 40), share(19, 40), agreed=[path]))
    assert (on_the_day["Expected"].filled, on_the_day["Expected"].formula) == (
        "46",
        "what was agreed for that day",
    )
    after = rows_of(trajectory(share(18, 40), share(19, 40), share(20, 40), agreed=[path]))
    assert after["Expected"].formula == "what was agreed for 30 September 2015, to be kept"


def test_nothing_is_expected_before_the_first_day_that_was_agreed() -> None:
    path = agreed(None, (quarter(3).ends_on, "46"))
    assert "Expected" not in rows_of(trajectory(share(18, 40), agreed=[path]))


@pytest.mark.parametrize(("now", "gives"), [("5", "it counts"), ("8", "it is too small to count")])
def test_a_change_without_a_likely_range_is_held_against_the_smallest_that_counts(
    now: str, gives: str
) -> None:
    of = replace(RATE, smallest_change=Decimal(2))
    rows = rows_of(trajectory(rate("9"), rate(now), of=of))
    assert rows["Size of change"].gives == gives
    assert "Change, likely at least" not in rows


def test_of_fewer_than_ten_people_counts_stand_and_nothing_is_worked_out_from_them() -> None:
    rows = rows_of(trajectory(share(18, 40), share(3, 8)))
    assert (rows["Share"].gives, rows["Share"].filled) == ("3 of 8", "")
    assert not {"Likely at least", "Change", "Way travelled"} & set(rows)


def test_an_agreed_start_says_on_what_it_rests() -> None:
    looked_back = Baseline(value=Decimal(48), on=FIRST_DAY, people=50, quality="retrospective")
    rows = rows_of(trajectory(share(31, 50), agreed=[agreed(looked_back)]))
    assert rows["Start"].words == "For 1 April 2015, of 50 people. Asked for later, looking back"


def test_an_earlier_figure_is_explained_by_what_was_agreed_and_defined_then() -> None:
    of = SHAPES["break between, start set anew"]
    assert rows_of(of, 0)["Start"].filled == "48"
    assert rows_of(of, 3)["Start"].filled == "52"


def test_a_band_is_told_with_the_edge_that_is_nearer() -> None:
    of = SHAPES["within a band"]
    assert rows_of(of, 0)["From the edge of the band"].filled == typeset("18 - 17.5")
    assert rows_of(of, 1)["From the edge of the band"].filled == typeset("20 - 18")


def test_of_words_and_of_no_reading_nothing_is_worked_out() -> None:
    of_words = SHAPES["told in words"]
    assert worked(case_of(of_words, of_words.readings[0])) == ()
    missing = trajectory("not_collected")
    case = case_of(missing, missing.readings[0])
    assert worked(case) == ()
    assert worked_finding(case) == "There is no figure: not collected"
    assert worked_summary(()) == "There are no numbers to work anything out from."


@pytest.mark.parametrize(
    ("of", "finding"),
    [
        (trajectory(share(18, 40)), "How 45% came about, from 18 of 40"),
        (trajectory(share(3, 8)), "How 3 of 8 came about"),
        (trajectory(Count(count=12), of=COUNT), "How 12 came about"),
        (SHAPES["told in words"], "Told in words, so nothing is worked out"),
    ],
)
def test_the_heading_names_the_figure(of: Trajectory, finding: str) -> None:
    assert worked_finding(case_of(of, of.readings[0])) == finding


def test_the_formulas_are_a_table_that_can_be_taken_away() -> None:
    of = trajectory(share(18, 40))
    case = case_of(of, of.readings[0])
    made = worked_chart(case, worked(case), contract(of))
    assert made.figure is None
    assert made.table.column("Gives")[0] == "45%"
    assert made.table.column("With its numbers")[0] == typeset("18 / 40 * 100")


def test_who_found_a_formula_is_named_where_it_is_used() -> None:
    shares, counts = trajectory(share(18, 40)), trajectory(Count(count=12), of=COUNT)
    notes = [worked_chart(case, worked(case), contract()).notes for case in map(_first, (shares, counts))]
    assert [note.partition(",")[0] for note in notes[0]] == ["The likely range of a share: E. B. Wilson"]
    assert notes[1] == ()


def _first(of: Trajectory) -> Case:
    return case_of(of, of.readings[0])


def test_every_source_is_a_section_of_the_reference() -> None:
    written = MEASURES.read_text()
    for source in sources.ALL:
        section = source.removeprefix("Measures, “").removesuffix("”")
        assert f"\n## {section}\n" in written, source
