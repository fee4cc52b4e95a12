"""The description of the API: every operation says what it does, takes, and how it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from services.monitoring.app import create_app
from services.settings import Settings


def operations() -> list[Any]:
    """Every operation, with its method and path."""
    app = create_app(Settings(database_url="postgresql://nobody@nowhere.invalid/nothing"))
    described = app.openapi_schema.to_schema()
    return [
        pytest.param(method, operation, id=f"{method.upper()} {path}")
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.mark.parametrize(("method", "operation"), operations())
def test_every_operation_says_what_it_does_and_how_it_refuses(method: str, operation: Any) -> None:
    assert operation["summary"]
    assert operation["description"].endswith(".")
    assert operation["tags"]
    refusals = {"400", "401", "403", "404"} | ({"409", "422", "503"} if method != "get" else set())
    assert refusals <= set(operation["responses"])
    for status in refusals:
        (media_type,) = operation["responses"][status]["content"]
        assert media_type == "application/problem+json"


@pytest.mark.parametrize(("method", "operation"), operations())
def test_what_records_takes_a_key_and_what_reads_takes_a_moment(method: str, operation: Any) -> None:
    names = {each["name"]: each["required"] for each in operation["parameters"]}
    if method == "get":
        assert {"as_of": False, "position": False}.items() <= names.items()
    elif operation["description"].endswith("Nothing is recorded."):
        assert "Idempotency-Key" not in names
    else:
        assert names["Idempotency-Key"]
        assert not names["Prefer"]


@pytest.mark.parametrize(("method", "operation"), operations())
def test_every_body_has_an_example(method: str, operation: Any) -> None:
    assert ("requestBody" in operation) == (method in {"put", "post"})
    for content in operation.get("requestBody", {}).get("content", {}).values():
        assert content["schema"]["examples"]
