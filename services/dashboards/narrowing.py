"""The form by which a page is narrowed. The server sends it, so that it is native and needs no script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from domain.shared.values import Value
from services.dashboards.place import Place

MOMENT = ("as_of", "position")
"""The parts of an address that say which moment it is about, and narrow nothing."""


class Choice(Value, frozen=True, kw_only=True):
    """One of several, or any: a value and the words for it."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


class Written(Value, frozen=True, kw_only=True):
    """Something to be written: words, or a day."""

    name: str
    label: str
    kind: Literal["date", "search"]
    value: str


class Narrowing(Value, frozen=True, kw_only=True):
    """The form, filled in as the page is narrowed now.

    Attributes:
        title: what it opens by.
        kept: what the address says besides, and is to go on saying.
        narrowed: whether it is narrowed at all.
    """

    title: str
    fields: tuple[Choice | Written, ...]
    kept: tuple[tuple[str, str], ...]
    narrowed: bool


def choice(place: Place, name: str, label: str, options: Iterable[tuple[str, str]]) -> Choice:
    """A choice as the address has made it."""
    return Choice(name=name, label=label, options=tuple(options), chosen=place.query.get(name, ""))


def written(place: Place, name: str, label: str, kind: Literal["date", "search"]) -> Written:
    """What the address says of something written."""
    return Written(name=name, label=label, kind=kind, value=place.query.get(name, ""))


def narrowing(place: Place, title: str, *fields: Choice | Written) -> Narrowing:
    """The form of these fields; it keeps the moment."""
    return Narrowing(
        title=title,
        fields=fields,
        kept=tuple((name, place.query[name]) for name in MOMENT if place.query.get(name)),
        narrowed=any(place.query.get(field.name) for field in fields),
    )
