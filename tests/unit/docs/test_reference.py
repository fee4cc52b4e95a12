"""What can be looked up is what the code does: every event, every refusal, every setting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import services.application.application
from domain.codec import EVENT_TYPES, SCHEMA_VERSIONS
from domain.shared.errors import DomainError
from domain.shared.facts import Fact
from eventstore.errors import EventStoreError
from services.settings import PREFIX, Settings

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")


def rows(page: str) -> dict[str, list[str]]:
    """The cells of each table row whose first cell is code, by that code."""
    cells = (row.split(" | ") for row in ROW.findall((REFERENCE / page).read_text()))
    return {CODE.findall(row[0])[0]: row for row in cells if CODE.fullmatch(row[0])}


EVENTS, ERRORS, SETTINGS = rows("events.md"), rows("errors.md"), rows("settings.md")


@pytest.mark.parametrize("event_type", EVENT_TYPES.values(), ids=EVENT_TYPES)
def test_every_event_is_in_the_catalogue_with_its_version_and_all_that_it_holds(
    event_type: type[Fact],
) -> None:
    name = event_type.__name__
    _, version, says, holds = EVENTS[name]
    assert int(version) == SCHEMA_VERSIONS.get(name, 1)
    assert says.endswith(".")
    assert tuple(CODE.findall(holds)) == event_type.__struct_fields__


def test_the_catalogue_names_no_event_that_there_is_not() -> None:
    assert set(EVENTS) == set(EVENT_TYPES)


def kinds(error: type[Exception]) -> set[type[Exception]]:
    """All errors below one in its tree, as far as they are the product's."""
    below = {kind for kind in error.__subclasses__() if not kind.__module__.startswith("tests")}
    return below.union(*(kinds(kind) for kind in below))


def test_every_kind_of_refusal_and_error_is_explained_and_no_other() -> None:
    assert issubclass(services.application.application.ChangedMeanwhile, DomainError)
    codes = {kind.code for kind in kinds(DomainError) if issubclass(kind, DomainError)}
    names = {kind.__name__ for kind in kinds(EventStoreError)}
    assert set(ERRORS) == codes | names


def test_every_setting_is_explained_and_no_other() -> None:
    assert set(SETTINGS) == {f"{PREFIX}{field.upper()}" for field in Settings.__struct_fields__}
