"""Reading a file of readings: every row is a reading, a missing reading, or a problem with its line."""

from decimal import Decimal

import pytest

from domain.shared.figures import Proportion, Rate, Score
from services.application.readings_import.framework import framework_of
from services.application.readings_import.mapping import MappingRefused, read_mapping
from services.application.readings_import.rows import FileRefused, Problem, Row, read_rows

MAPPING = """
[council]
name = "Testshire"
[framework]
title = "Care"
service_area = "Care"
agreed_on = 2020-04-01
[columns]
indicator = "code"
provider = "area"
provider_name = "name"
period = "year"
value = "value"
denominator = "of"
people = "people"
[period]
form = "financial_year"
[[outcomes]]
key = "well"
statement = "People are well"
[[indicators]]
code = "S"
outcome = "well"
title = "Score"
measure = "score"
unit = "points"
direction = "increase"
scale = { lowest = 0, highest = 12 }
[[indicators]]
code = "P"
outcome = "well"
title = "Share"
measure = "proportion"
unit = "%"
direction = "increase"
[[indicators]]
code = "R"
outcome = "well"
title = "Rate"
measure = "rate"
unit = "per 100"
direction = "none"
"""
HEADER = "code,area,name,year,value,of,people\n"


def rows_of(*lines: str, header: str = HEADER) -> list[Row | Problem]:
    mapping = read_mapping(MAPPING.encode(), "mapping.toml")
    return list(read_rows((header + "\n".join(lines)).encode(), mapping, framework_of(mapping)))


def only_problem(*lines: str) -> Problem:
    (problem,) = [row for row in rows_of(*lines) if isinstance(row, Problem)]
    return problem


def test_a_row_becomes_a_reading_of_its_measure() -> None:
    score, share, rate = rows_of(
        "S,E1,Here,2021-22,8.90,,41", "P,E1,Here,2021-22,12,30,", "R,E1,Here,2021-22,1e2,,"
    )
    assert isinstance(score, Row)
    assert isinstance(share, Row)
    assert isinstance(rate, Row)
    assert score.reading.figure == Score(score=Decimal("8.9"), people=41)
    assert share.reading.figure == Proportion(numerator=12, denominator=30)
    assert rate.reading.figure == Rate(rate=Decimal(100))
    assert score.period.label == "2021-22"


def test_an_empty_value_is_a_missing_reading_and_never_a_zero() -> None:
    (row,) = rows_of("S,E1,Here,2021-22,,,")
    assert isinstance(row, Row)
    assert row.reading.figure is None
    assert row.reading.missing == "not_collected"


def test_zero_is_a_reading() -> None:
    (row,) = rows_of("S,E1,Here,2021-22,0,,")
    assert isinstance(row, Row)
    assert row.reading.figure == Score(score=Decimal(0))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("X,E1,Here,2021-22,5,,", "no indicator of the mapping"),
        ("S,E1,Here,2021-22,n/a,,", "not a number"),
        ("S,E1,Here,2021-22,NaN,,", "not a number"),
        ("S,E1,Here,2021-22,1_000,,", "not a number"),
        ('S,E1,Here,2021-22,"1,000",,', "without commas"),
        ("S,E1,Here,2021-22,13,,", "between 0 and 12"),
        ("S,E1,Here,2021,5,,", "financial year"),
        ("S,E1,Here,2021-23,5,,", "financial year"),
        ("S,E1,Here,0000-01,5,,", "financial year"),
        ("S,,Here,2021-22,5,,", "must both be filled in"),
        ("S,E1,Here,2021-22,5", "5 cells and the header 7"),
        ("P,E1,Here,2021-22,12,0,", "at least 1"),
        ("P,E1,Here,2021-22,31,30,", "between 0 and 30"),
        ("P,E1,Here,2021-22,1.5,30,", "whole number"),
        ("P,E1,Here,2021-22,12,,", "not a number"),
    ],
)
def test_a_bad_row_is_reported_with_its_line_and_what_to_do(line: str, said: str) -> None:
    problem = only_problem("S,E2,There,2021-22,5,,", line)
    assert problem.line == 3
    assert said in problem.reason


def test_a_reading_given_twice_names_the_line_of_the_first() -> None:
    problem = only_problem("S,E1,Here,2021-22,5,,", "S,E1,Here,2021-22,6,,")
    assert (problem.line, "line 2" in problem.reason) == (3, True)


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    problem = only_problem('S,E1,"He\nre",2021-22,5,,', "", "X,E1,Here,2022-23,5,,")
    assert problem.line == 5


def test_good_rows_after_a_bad_one_are_still_read() -> None:
    found = rows_of("X,E1,Here,2021-22,5,,", "S,E1,Here,2021-22,5,,")
    assert [type(row) for row in found] == [Problem, Row]


@pytest.mark.parametrize(("kind", "called"), [("UA", "unitary authorities"), ("Counties", "Counties")])
def test_a_group_is_called_as_the_mapping_says_and_otherwise_as_the_file_does(kind: str, called: str) -> None:
    grouped = MAPPING.replace(
        'name = "Testshire"', 'name = "Testshire"\n[peer_groups]\nUA = "unitary authorities"'
    )
    mapping = read_mapping(
        grouped.replace("[columns]", '[columns]\nprovider_peer_group = "kind"').encode(), "mapping.toml"
    )
    content = f"{HEADER[:-1]},kind\nS,E1,Here,2021-22,5,,,{kind}\n".encode()
    (row,) = read_rows(content, mapping, framework_of(mapping))
    assert isinstance(row, Row)
    assert row.peer_group == called


def test_without_a_column_for_it_nobody_is_in_a_group() -> None:
    (row,) = rows_of("S,E1,Here,2021-22,5,,")
    assert isinstance(row, Row)
    assert not row.peer_group


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (HEADER.encode(), "no rows"),
        (b"code,area\nS,E1\n", "no column “name”"),
        (HEADER.encode() + b"S,E1,Caf\xe9,2021-22,5,,\n", "Line 2 holds a character that is not UTF-8"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
        (b"code,code,area,name,year,value,of,people\nS,S,E1,Here,2021-22,5,,\n", "more than once"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(content: bytes, said: str) -> None:
    mapping = read_mapping(MAPPING.encode(), "mapping.toml")
    with pytest.raises(FileRefused, match=said):
        list(read_rows(content, mapping, framework_of(mapping)))


def test_a_byte_order_mark_is_passed_over() -> None:
    (row,) = rows_of("S,E1,Here,2021-22,5,,", header="\ufeff" + HEADER)
    assert isinstance(row, Row)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('outcome = "well"', 'outcome = "ill"', "is not there"),
        ('code = "S"', 'code = "P"', "share a code"),
        ('denominator = "of"\n', "", "columns.denominator"),
        ('direction = "none"', 'direction = "up"', "Invalid enum value 'up'"),
        ("[period]", "[periods]", "periods"),
        ("[council]", "[council", "cannot be used"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_where(old: str, new: str, said: str) -> None:
    with pytest.raises(MappingRefused, match=r"mapping\.toml") as refused:
        read_mapping(MAPPING.replace(old, new).encode(), "mapping.toml")
    assert said in str(refused.value)
