"""What a document defines, by the rules of the domain, with every breach named by its place."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic
from domain.framework.model import AgreedVersion
from domain.shared.errors import DomainError, Several
from services.application.frameworks.definitions import Unidentified, version_of
from services.application.frameworks.document import (
    BandEntry,
    FrameworkDocument,
    QualityEntry,
    QuotationEntry,
    ScaleEntry,
    document_of,
    tidy,
)
from services.application.frameworks.identity import adopt
from tests.unit.domain.examples import CONFIDENCE, FRIENDSHIP, HOPEFUL, LONELY, WELL_BEING, an_id
from tests.unit.services.application.frameworks.making import (
    DOCUMENT,
    documents,
    with_indicator,
    with_outcome,
)

VERSION = AgreedVersion(
    outcomes=(CONFIDENCE, FRIENDSHIP),
    indicators=(HOPEFUL, WELL_BEING, LONELY),
    characteristics=(QualityCharacteristic(characteristic_id=an_id(40), statement="Doors stay open."),),
)


def test_an_agreed_version_comes_back_from_its_document_as_it_was() -> None:
    assert version_of(document_of("Youth", "Young people", "service", VERSION)) == VERSION


@settings(max_examples=50, deadline=None)
@given(documents)
def test_a_document_comes_back_from_the_version_that_it_defines(document: FrameworkDocument) -> None:
    whole = adopt(document)
    assert document_of(whole.title, whole.service_area, whole.level, version_of(whole)) == whole


def test_the_entries_hold_every_part_of_what_they_define() -> None:
    (outcome, *_), (indicator, *_) = DOCUMENT.outcomes, DOCUMENT.outcomes[0].indicators
    assert {*outcome.__struct_fields__} - {"id", "indicators"} == {*Outcome.__struct_fields__} - {
        "outcome_id"
    }
    assert {*indicator.__struct_fields__} - {"id"} == {*Indicator.__struct_fields__} - {
        "indicator_id",
        "outcome_id",
    }


@pytest.mark.parametrize(
    ("document", "place", "said"),
    [
        (msgspec.structs.replace(DOCUMENT, title=" "), "title", "Give the framework a title"),
        (with_outcome(statement=" "), "outcomes.0.statement", "what change the outcome is"),
        (
            with_outcome(words_of_people=(QuotationEntry(words=" "),)),
            "outcomes.0.words_of_people",
            "what was said",
        ),
        (with_indicator(title=""), "outcomes.0.indicators.0.title", "Give the indicator a title"),
        (with_indicator(scale=None), "outcomes.0.indicators.0.scale", "its scale"),
        (
            with_indicator(scale=ScaleEntry(lowest=Decimal(5), highest=Decimal(1))),
            "outcomes.0.indicators.0.scale",
            "below its highest",
        ),
        (
            with_indicator(band=BandEntry(lower=Decimal(1), upper=Decimal(2))),
            "outcomes.0.indicators.0.band",
            "needs a band",
        ),
        (
            with_indicator(smallest_change=Decimal(0)),
            "outcomes.0.indicators.0.smallest_change",
            "must be above zero",
        ),
        (with_indicator(id=an_id(10)), "outcomes.0.indicators.0.id", "the same id as outcomes.0"),
        (
            msgspec.structs.replace(
                DOCUMENT, quality_characteristics=(QualityEntry(id=an_id(40), statement=""),)
            ),
            "quality_characteristics.0.statement",
            "what the quality is",
        ),
    ],
)
def test_what_breaks_a_rule_is_refused_by_its_place(
    document: FrameworkDocument, place: str, said: str
) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        version_of(document)
    assert refused.value.field == place


def test_a_framework_for_the_whole_community_has_no_outcomes_of_a_service() -> None:
    with pytest.raises(DomainError, match="for the whole community") as refused:
        version_of(msgspec.structs.replace(DOCUMENT, level="community"))
    assert refused.value.field == "outcomes.0.level"


def test_all_breaches_are_told_at_once() -> None:
    document = msgspec.structs.replace(with_indicator(title="", scale=None), title="")
    with pytest.raises(Several) as refused:
        version_of(
            msgspec.structs.replace(
                document, quality_characteristics=(QualityEntry(id=an_id(9), statement=""),)
            )
        )
    assert [error.field for error in refused.value.errors] == [
        "title",
        "outcomes.0.indicators.0.title",
        "quality_characteristics.0.statement",
    ]


def test_an_entry_without_an_id_defines_nothing_yet() -> None:
    with pytest.raises(Unidentified):
        version_of(with_outcome(id=None))


def test_spaces_that_nobody_sees_are_left_out() -> None:
    spaced = with_outcome(statement="  Young people are \r\nsure of themselves.\t\n")
    assert tidy(spaced).outcomes[0].statement == "Young people are\nsure of themselves."
    assert tidy(DOCUMENT) == DOCUMENT
