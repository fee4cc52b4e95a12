"""A framework's JSON is read back as it was, and what is none is refused by the place where it is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from domain.shared.errors import Invalid
from services.application.frameworks.definitions import version_of
from services.application.frameworks.document import FORMAT, FrameworkDocument
from services.application.frameworks.identity import adopt
from services.application.frameworks.json_form import LARGEST, read_document, written
from tests.unit.domain.strategies import of
from tests.unit.services.application.frameworks.making import DOCUMENT

REFERENCE = Path(__file__).parents[5] / "docs" / "reference" / "framework-workbook.md"
Shape = dict[str, Any]


@given(of(FrameworkDocument))
def test_every_document_is_read_back_to_the_last_digit(document: FrameworkDocument) -> None:
    assert read_document(written(document)) == document


def test_the_json_says_its_form_first_and_leaves_out_what_is_empty() -> None:
    text = written(DOCUMENT).decode()
    assert text.startswith('{\n  "format": "fingerpost-framework/1",\n  "title": "Youth"')
    assert "null" not in text
    assert '"smallest_change": 1.5' in text


def test_an_entry_without_an_id_is_something_new() -> None:
    shape: Shape = json.loads(written(DOCUMENT))
    del shape["outcomes"][0]["id"]
    assert read_document(json.dumps(shape).encode()).outcomes[0].id is None


def test_the_example_of_the_reference_is_a_framework() -> None:
    example = REFERENCE.read_text().partition("```json\n")[2].partition("```")[0]
    version = version_of(adopt(read_document(example.encode())))
    assert (len(version.outcomes), len(version.indicators)) == (1, 1)


def outcome(shape: Shape, **changes: object) -> None:
    shape["outcomes"][1].update(changes)


def indicator(shape: Shape, **changes: object) -> None:
    shape["outcomes"][0]["indicators"][1].update(changes)


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (lambda shape: shape["outcomes"][1].pop("level"), "outcomes.1", "“level” is missing."),
        (lambda shape: outcome(shape, colour="red"), "outcomes.1", "“colour” is not known here."),
        (lambda shape: outcome(shape, statement=3), "outcomes.1.statement", "There must be text"),
        (lambda shape: outcome(shape, sources="plan"), "outcomes.1.sources", "There must be a list"),
        (lambda shape: outcome(shape, id="third"), "outcomes.1.id", "This is no id."),
        (
            lambda shape: outcome(shape, bottom_line="it's “soci`al”"),
            "outcomes.1.bottom_line",
            "is no choice for “bottom_line”. Choose from “social”, “environmental”, “economic”.",
        ),
        (
            lambda shape: outcome(shape, five_ways=["connect", "fly"]),
            "outcomes.1.five_ways.1",
            "“fly” is no choice for “five_ways”. Choose from “connect”",
        ),
        (
            lambda shape: indicator(shape, scale=[1, 5]),
            "outcomes.0.indicators.1.scale",
            "There must be named parts",
        ),
        (
            lambda shape: indicator(shape, scale={"lowest": "one", "highest": 5}),
            "outcomes.0.indicators.1.scale.lowest",
            "cannot be read as a number",
        ),
        (lambda shape: shape.update(level="town"), "level", "“town” is no choice for “level”."),
        (lambda shape: shape.pop("title"), "", "“title” is missing."),
        (lambda shape: shape.update(format="fingerpost-framework/2"), "format", f"in the form “{FORMAT}”"),
        (lambda shape: shape.pop("format"), "format", f"in the form “{FORMAT}”"),
    ],
)
def test_a_bad_document_is_refused_by_the_place_that_is_wrong(change: Any, place: str, said: str) -> None:
    shape: Shape = json.loads(written(DOCUMENT))
    change(shape)
    with pytest.raises(Invalid) as refused:
        read_document(json.dumps(shape).encode())
    assert refused.value.field == place
    assert said in refused.value.message
    assert refused.value.message.startswith("outcomes.") == place.startswith("outcomes.")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"Statement;Level", b"\xff\xfe{", b'{"a":' * 100_000, b"[" * 100_000, b"[]", b"12", b"null"],
)
def test_what_is_no_document_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid, match=r"JSON|curly brackets"):
        read_document(content)


def test_a_file_far_larger_than_a_framework_is_refused_unread() -> None:
    with pytest.raises(Invalid, match="larger than 5 MB"):
        read_document(bytes(LARGEST + 1))
