"""What is typed into an ordinary form, read as values of the domain or as sentences about what is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.shared.errors import EditedMeanwhile, Invalid, NotFound, Several
from domain.shared.values import Band, Money
from services.monitoring.forms import Form, Values

ONE, TWO = UUID(int=1), UUID(int=2)


def a_form(**typed: object) -> Form:
    return Form(Values.of({name.replace("__", "."): value for name, value in typed.items()}))


def a_day(day: str, month: str, year: str) -> Form:
    return a_form(on__day=day, on__month=month, on__year=year)


def test_words_come_without_what_surrounds_them_and_are_shown_again_as_typed() -> None:
    form = a_form(why="  One\r\ntwo \x00 ")
    assert form.text("why") == "One\ntwo"
    assert form.values["why"] == "  One\r\ntwo \x00 "


def test_words_that_are_needed_are_asked_for_beside_their_field() -> None:
    form = a_form(why="  ")
    assert not form.text("why", required="Say why.")
    assert form.wrong == {"why": "Say why."}
    assert form.status == 422


def test_words_that_are_not_needed_may_be_left_away() -> None:
    form = a_form()
    assert not form.text("why")
    assert form.status == 200


def test_each_line_is_one_thing() -> None:
    assert a_form(groups=" Under 16\r\n\r\n16 to 18 \n").lines("groups") == ("Under 16", "16 to 18")


@pytest.mark.parametrize(
    ("day", "month", "year", "read"),
    [
        ("31", "3", "2026", date(2026, 3, 31)),
        (" 1 ", "03", " 2026", date(2026, 3, 1)),
        ("29", "2", "2028", date(2028, 2, 29)),
        ("5", "March", "2026", date(2026, 3, 5)),
        ("5", "sept.", "2026", date(2026, 9, 5)),
    ],
)
def test_a_day_is_read_from_its_three_fields(day: str, month: str, year: str, read: date) -> None:
    form = a_day(day, month, year)
    assert form.day("on") == read
    assert not form.problems


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("", "3", "2026", {"on.day": "Give the day, month and year, like 31 3 2026."}),
        ("31", "", "", {"on.month": "Give the day, month and year, like 31 3 2026."}),
        ("31", "3", "", {"on.year": "Give the day, month and year, like 31 3 2026."}),
        ("32", "3", "2026", {"on.day": "“32” is not the day. Write a number from 1 to 31."}),
        ("0", "3", "2026", {"on.day": "“0” is not the day. Write a number from 1 to 31."}),
        ("٣", "3", "2026", {"on.day": "“٣” is not the day. Write a number from 1 to 31."}),
        ("1", "13", "2026", {"on.month": "“13” is not the month. Write a number from 1 to 12, or its name."}),
        ("1", "ju", "2026", {"on.month": "“ju” is not the month. Write a number from 1 to 12, or its name."}),
        ("1", "3", "26", {"on.year": "“26” is not the year. Write four digits, like 2026."}),
        ("30", "2", "2027", {"on.day": "February 2027 has 28 days. Give a day that it has."}),
    ],
)
def test_the_part_of_a_day_that_is_wrong_is_said_beside_it(
    day: str, month: str, year: str, said: dict[str, str]
) -> None:
    form = a_day(day, month, year)
    assert form.day("on") is None
    assert form.wrong == said


def test_each_wrong_part_of_a_day_has_its_own_sentence() -> None:
    form = a_day("first", "3", "twenty")
    form.day("on", called="the first day")
    assert form.wrong == {
        "on.day": "“first” is not the day of the first day. Write a number from 1 to 31.",
        "on.year": "“twenty” is not the year of the first day. Write four digits, like 2026.",
    }


def test_a_day_that_is_left_empty_is_none_and_asked_for_only_where_it_is_needed() -> None:
    form = a_day("", " ", "")
    assert form.day("on") is None
    assert not form.problems
    assert form.day("on", required="Give the day.") is None
    assert form.wrong == {"on.day": "Give the day."}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", "12"),
        ("1,250", "1250"),
        ("1 250 000", "1250000"),
        ("\u00a01\u00a0250.50 ", "1250.50"),
        ("£1,250.5", "1250.5"),
        ("-£3", "-3"),
        ("−3.25", "-3.25"),  # noqa: RUF001 - the sign with which our own pages write it
        (".5", "0.5"),
        ("3.", "3"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_exactly_with_thousands_apart_and_pounds(typed: str, read: str) -> None:
    form = a_form(value=typed)
    assert str(form.number("value")) == read
    assert not form.problems


@pytest.mark.parametrize(
    "typed", ["1,5", "1,2500", "12,34", "1e5", "NaN", "about 3", "3%", "1.2.3", "£", "٣", "."]
)
def test_a_number_that_may_mean_another_is_not_guessed(typed: str) -> None:
    form = a_form(value=typed)
    assert form.number("value", called="the baseline") is None
    assert form.wrong == {
        "value": f"“{typed}” is not a number. Write the baseline in digits, like 12 or 3.5."
    }


def test_a_number_too_large_to_be_kept_is_said_beside_its_field() -> None:
    form = a_form(value="9" * 39)
    assert form.number("value") is None
    assert "ordinary number" in form.wrong["value"]


@pytest.mark.parametrize(("typed", "read"), [("12", 12), ("1,250", 1250), ("-3", -3), ("", None)])
def test_a_whole_number_is_read(typed: str, read: int | None) -> None:
    form = a_form(people=typed)
    assert form.whole("people") == read
    assert not form.problems


@pytest.mark.parametrize("typed", ["3.5", "3.0", "many"])
def test_what_is_no_whole_number_is_said(typed: str) -> None:
    form = a_form(people=typed)
    assert form.whole("people") is None
    assert form.wrong == {"people": f"“{typed}” is not a whole number. Write it in digits, like 12."}


def test_money_is_read_in_pounds_and_pence() -> None:
    assert a_form(value="£120,000.50").money("value") == Money(pounds=Decimal("120000.50"))
    assert a_form(value="").money("value") is None


@pytest.mark.parametrize(("typed", "said"), [("12.345", "whole pence"), ("a lot", "is not an amount")])
def test_what_is_no_money_is_said_beside_its_own_field(typed: str, said: str) -> None:
    form = a_form(value=typed)
    assert form.money("value") is None
    assert said in form.wrong["value"]


def test_an_answer_is_one_of_those_that_are_offered() -> None:
    form = a_form(level="service", other="elsewhere")
    assert form.choice("level", ("service", "community")) == "service"
    assert form.choice("other", ("service", "community")) is None
    assert form.choice("none", ("service", "community")) is None
    assert form.wrong == {"other": "Choose one of the answers that the page offers."}
    assert form.choice("none", ("service", "community"), required="Choose a level.") is None
    assert form.wrong["none"] == "Choose a level."


def test_several_answers_come_in_the_order_in_which_they_are_offered() -> None:
    form = a_form(ways=("give", "connect"), odd=("give", "take"))
    assert form.choices("ways", ("connect", "give")) == ("connect", "give")
    assert form.choices("none", ("connect", "give")) == ()
    assert not form.problems
    assert form.choices("odd", ("connect", "give")) == ("give",)
    assert list(form.wrong) == ["odd"]


def test_things_are_chosen_by_their_ids() -> None:
    form = a_form(one=ONE, several=(TWO, ONE), other=UUID(int=3), odd="x")
    assert form.id("one", (ONE, TWO)) == ONE
    assert form.ids("several", (ONE, TWO)) == (ONE, TWO)
    assert form.id("other", (ONE, TWO)) is None
    assert form.id("odd", (ONE, TWO)) is None
    assert set(form.wrong) == {"other", "odd"}


def test_a_box_is_ticked_or_not() -> None:
    form = a_form(agree=True, no=False)
    assert form.flag("agree")
    assert not form.flag("no")


def test_what_a_form_holds_before_anybody_types_is_read_as_it_was_put_in() -> None:
    form = a_form(on=date(2026, 3, 1), value=Decimal("2.50"), people=None, ways=("give",), level="service")
    assert form.day("on") == date(2026, 3, 1)
    assert form.number("value") == Decimal("2.50")
    assert form.whole("people") is None
    assert form.values.all("ways") == ("give",)


def test_a_thing_is_given_once_however_often_the_same_words_are_sent() -> None:
    shown = {"key": "one", "why": "Because"}
    first, again = a_form(**shown), a_form(**shown)
    other = a_form(**(shown | {"why": "Therefore"}))
    assert first.key == again.key
    assert first.key != other.key
    assert first.new_id("change") == other.new_id("change")
    assert first.new_id("change") != first.new_id("comment")
    assert a_form().new_id("change") != a_form().new_id("change")


def test_what_a_rule_says_stands_beside_the_field_that_the_domain_names() -> None:
    form = a_form(reason="", effective_from=date(2026, 4, 1))
    form.choice("break_point_id", ("a",))
    error = Several(
        (
            Invalid("Say why.", field="reason"),
            Invalid("Too early.", field="effective_from"),
            NotFound("No such break point.", field="break_point_id"),
            Invalid("It is settled.", field="elsewhere"),
        )
    )
    form.placed(error)
    assert [problem.field for problem in form.problems] == [
        "reason",
        "effective_from.day",
        "break_point_id",
        "",
    ]
    assert form.status == 422


def test_somebody_having_changed_it_meanwhile_is_a_conflict() -> None:
    form = a_form(reason="Mine")
    form.placed(EditedMeanwhile("Look at both."))
    assert form.status == 409


def test_a_form_that_is_shown_again_on_the_newest_edition_is_given_under_another_key() -> None:
    form = a_form(reason="Mine", edition="3")
    form.placed(EditedMeanwhile("Look at both."))
    again = form.again(edition="5")
    assert (again.values["edition"], again.values["reason"]) == ("5", "Mine")
    assert (again.status, again.problems) == (form.status, form.problems)
    assert again.key != form.key
    assert form.values["edition"] == "3"


def test_a_part_that_the_form_calls_otherwise_is_found_by_the_longest_beginning_that_fits() -> None:
    form = a_form(title="", baseline="x", lower="3")
    names = {"change": "", "change.baseline": "baseline", "change.indicator.band": "lower"}
    for field in ("change.title", "change.baseline", "change.indicator.band", "change.other"):
        form.placed(Invalid("No.", field=field), names)
    assert [problem.field for problem in form.problems] == ["title", "baseline", "lower", ""]


def test_a_value_that_refuses_is_said_beside_its_field() -> None:
    form = a_form(lower="5", upper="3")
    lower, upper = form.number("lower"), form.number("upper")
    assert lower is not None
    assert upper is not None
    assert form.made(lambda: Band(lower=lower, upper=upper), {"band": "lower"}) is None
    assert form.wrong == {"lower": "The lower edge of a band cannot be above its upper edge."}
    assert form.made(lambda: Band(lower=upper, upper=lower)) == Band(lower=Decimal(3), upper=Decimal(5))
