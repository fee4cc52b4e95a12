"""The starter library: complete, by the rules, and such that only people's own words are still wanting."""

from __future__ import annotations

from typing import get_args
from uuid import uuid4

import pytest

from domain.framework import definitions
from domain.framework.advice import advice_on
from services.application.frameworks.definitions import version_of
from services.application.frameworks.document import document_of_state, tidy
from services.application.frameworks.identity import adopt
from services.application.frameworks.library import starter_frameworks
from services.application.frameworks.workbook.reading import read_framework
from services.application.frameworks.workbook.writing import workbook_of
from services.application.workbooks.reading import read_workbook
from tests.unit.services.application.frameworks.making import imported, plan, without_ids

LIBRARY = starter_frameworks()
named = pytest.mark.parametrize("name", LIBRARY)


def test_the_library_has_two_services_and_the_whole_community() -> None:
    assert [document.level for document in LIBRARY.values()] == ["service", "service", "community"]
    assert len({document.title for document in LIBRARY.values()}) == 3


@named
def test_advice_asks_of_it_only_for_the_words_of_people(name: str) -> None:
    state = imported(LIBRARY[name])
    advice = advice_on(state.outcomes, state.indicators, state.level)
    assert {known.about for known in advice} == {known.outcome_id for known in state.outcomes}
    assert all("not yet told in the words of the people" in known.sentence for known in advice)


@named
def test_it_becomes_a_framework_and_is_what_the_framework_gives_out_again(name: str) -> None:
    state = imported(LIBRARY[name])
    assert without_ids(document_of_state(state)) == without_ids(LIBRARY[name])
    assert plan(LIBRARY[name], state, retire_missing=True).is_empty


@named
def test_it_can_be_worked_on_as_a_workbook(name: str) -> None:
    content = workbook_of(LIBRARY[name])
    assert read_framework(read_workbook(content, f"{name}.xlsx")) == LIBRARY[name] == tidy(LIBRARY[name])


@named
def test_every_outcome_is_tagged_and_every_indicator_says_how_and_by_whom_it_is_measured(name: str) -> None:
    for outcome in LIBRARY[name].outcomes:
        assert outcome.horizon
        assert outcome.well_being_element
        assert outcome.five_ways
        assert outcome.prevention_level
        for indicator in outcome.indicators:
            assert indicator.unit
            assert indicator.way_of_measuring
            assert indicator.who_measures


@named
def test_no_two_of_its_texts_are_the_same(name: str) -> None:
    for outcome in LIBRARY[name].outcomes:
        titles = [indicator.title for indicator in outcome.indicators]
        assert len(set(titles)) == len(titles)
    statements = [outcome.statement for outcome in LIBRARY[name].outcomes]
    qualities = [quality.statement for quality in LIBRARY[name].quality_characteristics]
    assert len({*statements, *qualities}) == len(statements) + len(qualities)


@pytest.mark.parametrize("name", ["young-people", "mental-health-day-service"])
def test_a_service_is_looked_at_from_every_side(name: str) -> None:
    outcomes = LIBRARY[name].outcomes
    assert {known.level for known in outcomes} == {*get_args(definitions.Level)}
    assert {known.horizon for known in outcomes} == {*get_args(definitions.Horizon)}
    assert {known.prevention_level for known in outcomes} == {*get_args(definitions.PreventionLevel)}
    assert {known.well_being_element for known in outcomes} == {*get_args(definitions.WellBeingElement)}
    assert {way for known in outcomes for way in known.five_ways} == {*get_args(definitions.FiveWays)}


def test_two_councils_that_begin_from_the_same_share_no_id() -> None:
    document = LIBRARY["young-people"]
    one, other = (version_of(adopt(document, uuid4())) for _ in range(2))
    ids = [{known.indicator_id for known in version.indicators} for version in (one, other)]
    assert not ids[0] & ids[1]
