"""Outcomes and indicators in a form: what is defined is shown, and read again as it was."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from domain.framework.definitions import Indicator, Outcome, Quotation
from domain.shared.values import Band, Source
from services.monitoring.app import HERE
from services.monitoring.definitions import indicator_values, outcome_values, read_indicator, read_outcome
from services.monitoring.forms import Form, Values
from services.presentation.layout import Masthead, environment
from tests.factories import CONFIDENCE, HOPEFUL, INDICATORS, LONELY, OUTCOMES, WELL_BEING

WHOLE = msgspec.structs.replace(
    CONFIDENCE,
    words_of_people=(Quotation(words="I can say no.", said_by="a girl of 14"), Quotation(words="I dare.")),
    horizon="medium",
    well_being_element="good_functioning",
    five_ways=("connect", "give"),
    prevention_level="upstream",
    sources=(Source(document="Youth plan", page="12"), Source(document="Budget")),
)
STEADY = msgspec.structs.replace(
    HOPEFUL,
    direction="maintain",
    band=Band(lower=Decimal(40), upper=Decimal(60)),
    who_measures="Youth workers",
    disaggregations=("Under 16", "16 to 18"),
    smallest_change=Decimal("2.5"),
)
OUTCOME_IDS = [known.outcome_id for known in OUTCOMES]


def indicator_form(indicator: Indicator, **typed: str) -> Form:
    held = Values.of(indicator_values(indicator))
    return Form(held.but(**{name.replace("__", "."): text for name, text in typed.items()}))


@pytest.mark.parametrize("outcome", [*OUTCOMES, WHOLE])
def test_an_outcome_is_read_as_it_was_shown(outcome: Outcome) -> None:
    form = Form(Values.of(outcome_values(outcome)))
    assert read_outcome(form, outcome.outcome_id) == outcome
    assert not form.problems


@pytest.mark.parametrize("indicator", [*INDICATORS, STEADY])
def test_an_indicator_is_read_as_it_was_shown(indicator: Indicator) -> None:
    form = indicator_form(indicator)
    assert read_indicator(form, indicator.indicator_id, OUTCOME_IDS) == indicator
    assert not form.problems


def test_all_that_an_outcome_lacks_is_said_in_the_order_of_the_page() -> None:
    form = Form()
    assert read_outcome(form, CONFIDENCE.outcome_id) is None
    assert [problem.field for problem in form.problems] == ["statement", "level", "bottom_line"]


def test_what_belongs_together_is_asked_for_together() -> None:
    values = Values.of(
        {**outcome_values(CONFIDENCE), "words_of_people.3.said_by": "a carer", "sources.1.page": "4"}
    )
    form = Form(values)
    assert read_outcome(form, CONFIDENCE.outcome_id) is None
    assert set(form.wrong) == {"words_of_people.3.words", "sources.1.document"}


def test_all_that_an_indicator_lacks_is_said_in_the_order_of_the_page() -> None:
    form = Form()
    assert read_indicator(form, HOPEFUL.indicator_id, OUTCOME_IDS) is None
    assert [problem.field for problem in form.problems] == [
        "title",
        "outcome_id",
        "measure",
        "direction",
        "lens",
    ]


@pytest.mark.parametrize(
    ("indicator", "typed", "field", "said"),
    [
        (WELL_BEING, {"scale__lowest": ""}, "scale.lowest", "Give both ends of the scale"),
        (WELL_BEING, {"scale__highest": "many"}, "scale.highest", "“many” is not a number."),
        (WELL_BEING, {"scale__highest": "7"}, "scale.lowest", "must be below its highest"),
        (WELL_BEING, {"scale__lowest": "", "scale__highest": ""}, "scale.lowest", "its scale"),
        (STEADY, {"band__lower": "70"}, "band.lower", "cannot be above its upper edge"),
        (STEADY, {"direction": "increase"}, "band.lower", "needs a band"),
        (LONELY, {"direction": "maintain"}, "band.lower", "needs a band"),
        (LONELY, {"smallest_change": "0"}, "smallest_change", "must be above zero"),
        (LONELY, {"outcome_id": "00000000-0000-0000-0000-000000000999"}, "outcome_id", "Choose one of"),
    ],
)
def test_an_indicator_that_could_not_be_read_is_refused_beside_the_field(
    indicator: Indicator, typed: dict[str, str], field: str, said: str
) -> None:
    form = indicator_form(indicator, **typed)
    assert read_indicator(form, indicator.indicator_id, OUTCOME_IDS) is None
    assert list(form.wrong) == [field]
    assert said in form.wrong[field]


def test_each_field_that_is_read_stands_on_the_page() -> None:
    made = environment(HERE / "templates").from_string(
        '{% from "definitions.html" import outcome_fields, indicator_fields with context %}'
        '{{ outcome_fields(values, {}, "/here") }}{{ indicator_fields(values, {}, [("a", "A")]) }}'
    )
    page = made.render(values=Values(), masthead=Masthead(path="/"))
    names = {*outcome_values(WHOLE), *indicator_values(STEADY), *indicator_values(WELL_BEING)}
    shown = {
        name for name in names if not name.endswith((".1.words", ".1.said_by", ".1.document", ".1.page"))
    }
    assert [name for name in sorted(shown) if f'name="{name}"' not in page] == []
