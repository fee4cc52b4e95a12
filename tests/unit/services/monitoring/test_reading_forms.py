"""From what was typed to a command, or to all that is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from services.monitoring.returns.fields import field_names, field_of, first_field, reading_field
from services.monitoring.returns.reading_forms import Read, read_form

from domain.provider_return.content import Asked, Reading
from domain.shared.figures import Count, Proportion, Score
from projections.returns.results import AskedIndicator, AskedOutcome, AskedPrompt, Return
from services.monitoring.problems import problems_in
from tests.factories import HOPEFUL, INDICATORS, LONELY, PROMPTS, SAVED, WELCOME, WELL_BEING
from tests.unit.services.presentation.test_standing import a_return


def a_page() -> Return:
    """A return that asks for one indicator of each of five measures."""
    asked = tuple(
        AskedIndicator(
            asked=Asked(
                indicator_id=known.indicator_id, title=known.title, measure=known.measure, scale=known.scale
            ),
            definition=known,
            reading=None,
            previous=None,
            expected=None,
        )
        for known in INDICATORS
    )
    nothing: dict[str, Any] = dict.fromkeys(
        ("submitted_by", "sent_back_because", "accepted_at", "acceptance_note", "lock_lifted_because")
    )
    return Return(
        summary=a_return(),
        opened_at=datetime(2025, 7, 1, tzinfo=UTC),
        outcomes=(AskedOutcome(outcome=None, indicators=asked),),
        prompts=tuple(AskedPrompt(prompt=prompt, answer=None, recorded_at=None) for prompt in PROMPTS),
        queries=(),
        **nothing,
    )


GOOD = {
    reading_field(HOPEFUL.indicator_id, "numerator"): "31",
    reading_field(HOPEFUL.indicator_id, "denominator"): " 1,050 ",
    reading_field(WELL_BEING.indicator_id, "score"): "21.50",
    reading_field(LONELY.indicator_id, "count"): "12",
    reading_field(LONELY.indicator_id, "comment"): "Two joined.",
    reading_field(WELCOME.indicator_id, "missing"): "late",
    reading_field(SAVED.indicator_id, "pounds"): "£1,250.50",
    "narratives.story": "A boy spoke.",
}


def wrong(values: dict[str, str]) -> dict[str, str]:
    """The message beside each field."""
    page = a_page()
    error = read_form(page, values).error
    names = field_names(page)
    return {} if error is None else {field_of(each.field, names): each.detail for each in problems_in(error)}


def readings(read: Read) -> dict[Any, Reading]:
    return {reading.indicator_id: reading for reading in read.command.readings}


def test_good_fields_become_the_readings_that_they_say() -> None:
    read = read_form(a_page(), GOOD)
    assert read.error is None
    found = readings(read)
    assert found[HOPEFUL.indicator_id].figure == Proportion(numerator=31, denominator=1050)
    assert found[WELL_BEING.indicator_id].figure == Score(score=Decimal("21.50"))
    assert found[LONELY.indicator_id] == Reading(
        indicator_id=LONELY.indicator_id, figure=Count(count=12), comment="Two joined."
    )
    assert found[WELCOME.indicator_id].missing == "late"
    assert [told.text for told in read.command.narratives] == ["A boy spoke."]


def test_an_empty_form_asks_for_each_indicator_beside_its_first_field_in_order() -> None:
    page = a_page()
    found = list(wrong({}))
    assert found == [first_field(asked.asked) for asked in page.outcomes[0].indicators]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (reading_field(LONELY.indicator_id, "count"), "a few", "“a few” is not a whole number"),
        (reading_field(LONELY.indicator_id, "count"), "3.5", "is not a whole number"),
        (reading_field(LONELY.indicator_id, "count"), "-3", "cannot be below zero"),
        (reading_field(LONELY.indicator_id, "count"), "٣", "is not a whole number"),
        (reading_field(LONELY.indicator_id, "count"), "9" * 39, "ordinary number"),
        (reading_field(HOPEFUL.indicator_id, "numerator"), "62%", "is not a whole number"),
        (reading_field(HOPEFUL.indicator_id, "numerator"), "2000", "must be between 0 and 1050"),
        (reading_field(HOPEFUL.indicator_id, "denominator"), "", "Write how many people were asked"),
        (reading_field(HOPEFUL.indicator_id, "denominator"), "0", "must be at least 1"),
        (reading_field(WELL_BEING.indicator_id, "score"), "36", "must be between 7 and 35"),
        (reading_field(WELL_BEING.indicator_id, "score"), "NaN", "is not a number"),
        (reading_field(WELL_BEING.indicator_id, "people"), "some", "is not a whole number"),
        (reading_field(SAVED.indicator_id, "pounds"), "1e5", "is not a number"),
        (reading_field(WELCOME.indicator_id, "missing"), "forgotten", "Choose one of the reasons"),
    ],
)
def test_what_is_wrong_is_said_beside_its_own_field_and_nowhere_else(
    field: str, typed: str, said: str
) -> None:
    found = wrong(GOOD | {field: typed})
    assert list(found) == [field]
    assert said in found[field]


def test_a_figure_and_a_reason_for_none_contradict_each_other() -> None:
    found = wrong(GOOD | {reading_field(LONELY.indicator_id, "missing"): "late"})
    assert list(found) == [reading_field(LONELY.indicator_id, "count")]


def test_a_count_of_zero_is_a_reading() -> None:
    read = read_form(a_page(), GOOD | {reading_field(LONELY.indicator_id, "count"): "0"})
    assert read.error is None
    assert readings(read)[LONELY.indicator_id].figure == Count(count=0)


def test_fields_that_the_form_does_not_have_are_not_read() -> None:
    assert (
        read_form(a_page(), GOOD | {"readings.other.count": "5"}).command == read_form(a_page(), GOOD).command
    )
