"""What a template tells beside an indicator is what the page tells."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from domain.shared.figures import Proportion
from projections.returns.results import AskedIndicator
from services.application.returns.workbook.asked import Told
from services.monitoring.returns.telling import told_beside
from tests.factories import HOPEFUL
from tests.unit.services.application.returns.pages import a_page, asking


def told(asked: AskedIndicator) -> Told:
    return told_beside(a_page(asked))[HOPEFUL.indicator_id]


def test_the_last_figure_and_the_one_expected_by_now_are_told() -> None:
    asked = asking(HOPEFUL, before=[Proportion(numerator=18, denominator=40)], expected=Decimal(46))
    assert told(asked) == Told("45% (18 of 40), 2024", "46%")


def test_nothing_is_told_where_nothing_is_known() -> None:
    assert told(asking(HOPEFUL)) == Told("", "")


def test_a_reason_is_told_in_place_of_a_figure() -> None:
    asked = asking(HOPEFUL, before=[Proportion(numerator=18, denominator=40)])
    (earlier,) = asked.earlier
    reading = replace(earlier.reading, figure=None, missing="too_few_people")
    assert told(replace(asked, earlier=(replace(earlier, reading=reading),))).last == (
        "No reading: too few people, 2024"
    )


def test_a_figure_that_was_read_in_another_way_is_told_as_such() -> None:
    asked = asking(HOPEFUL, before=[Proportion(numerator=18, denominator=40)])
    (earlier,) = asked.earlier
    changed = replace(asked, earlier=(replace(earlier, same_definition=False),))
    assert told(changed).last == "45% (18 of 40), 2024. It was read in another way then"
