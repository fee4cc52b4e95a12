"""A framework's document as JSON, and what is said where it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from domain.shared.errors import Invalid
from services.application.frameworks.document import (
    FORMAT,
    Entry,
    FrameworkDocument,
    IndicatorEntry,
    OutcomeEntry,
)

LARGEST = 5 * 1024 * 1024
"""Bytes; a framework of a hundred outcomes takes less than a tenth."""

_AT = re.compile(r"(?P<said>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_SAID = re.compile(
    r"Object missing required field `(?P<missing>.*)`|Object contains unknown field `(?P<unknown>.*)`"
    r"|Expected `(?P<expected>\w+).*|Invalid enum value ['\"](?P<value>.*)['\"]",
    re.DOTALL,
)
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
_KINDS: Mapping[str, str] = {
    "str": "text in quotation marks",
    "array": "a list in square brackets",
    "object": "named parts in curly brackets",
    "decimal": "a number",
    "uuid": "an id",
}


class _Head(msgspec.Struct):
    """Enough of a document to see whether it is one."""

    format: Any = None


def written(document: FrameworkDocument) -> bytes:
    """The document as JSON, laid out for people to read."""
    encoded = msgspec.json.Encoder(decimal_format="number").encode(document)
    return msgspec.json.format(encoded, indent=2) + b"\n"


def read_document(content: bytes) -> FrameworkDocument:
    """Read a document.

    Its texts and numbers are not yet checked by the rules of a framework: see `version_of`.

    Raises:
        Invalid: where it is none; field and message name the place, such as "outcomes.2.level".
    """
    if len(content) > LARGEST:
        raise Invalid(f"The file is larger than {LARGEST // 1024**2} MB. A framework takes far less.")
    try:
        if msgspec.json.decode(content, type=_Head).format != FORMAT:
            raise Invalid(
                f"This is no framework in the form “{FORMAT}”, which its part “format” would say. Take one "
                "out of Fingerpost to see what it looks like.",
                field="format",
            )
        return msgspec.json.decode(content, type=FrameworkDocument)
    except msgspec.ValidationError as error:
        raise _refusal(str(error)) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise Invalid(f"The file cannot be read as JSON: {error}.") from error


def _refusal(said: str) -> Invalid:
    found = _AT.fullmatch(said)
    path = (found and found["path"]) or ""
    place = ".".join(name or number for name, number in _STEP.findall(path))
    sentence = _sentence(found["said"] if found else said, place)
    return Invalid(f"{place}: {sentence}" if place else sentence, field=place)


def _sentence(said: str, place: str) -> str:
    part = next((step for step in reversed(place.split(".")) if not step.isdigit()), "")
    found = _SAID.fullmatch(said)
    about = found.lastgroup if found else ""
    name = found[about] if found and about else ""
    match about:
        case "missing":
            return f"“{name}” is missing."
        case "unknown":
            return f"“{name}” is not known here. Mend its name, or take it out."
        case "expected":
            return f"There must be {_KINDS.get(name, 'something else')} here."
        case "value":
            choices = ", ".join(f"“{choice}”" for choice in CHOICES[part])
            return f"“{name}” is no choice for “{part}”. Choose from {choices}."
        case _ if part == "id":
            return "This is no id. Leave the id out for something new."
        case _:
            return "This cannot be read as a number."


def _choices(entry: type[Entry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, annotation in get_type_hints(entry).items():
        for part in (annotation, *get_args(annotation)):
            if get_origin(part) is Literal:
                yield name, get_args(part)


CHOICES: Mapping[str, tuple[str, ...]] = {
    name: choices
    for entry in (FrameworkDocument, OutcomeEntry, IndicatorEntry)
    for name, choices in _choices(entry)
}
"""The words that a part may hold, by its name."""
