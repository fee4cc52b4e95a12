"""A page of charts: what stands round them, the charts themselves, and what files are taken of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

import msgspec

from domain.shared.values import Value
from services.dashboards.chart import Chart, Parts
from services.dashboards.narrowing import Narrowing
from services.dashboards.table import Table

Form = Literal["csv", "ods", "svg", "png"]
FORMS: tuple[Form, ...] = get_args(Form)
ALL = "all"
"""The key under which all numbers of a page can be had."""


class Link(Value, frozen=True):
    """A link, in words and to an address."""

    text: str
    href: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What one address shows.

    Attributes:
        title: of the browser's window, without the service's name.
        caption: above the heading.
        back: the way to where one comes from.
        name: what its files are called, before the name of the chart.
        shown: makes what is shown, the charts among it, in order: only the callback wants it.
        charts: every chart that is shown; files are taken of these, by key.
        counted: makes all numbers of the page in one table: only a file wants it.
        narrowing: the form by which it is narrowed, where it can be.
        invented: whether it shows nothing of the record, and so is about no moment of it.
    """

    title: str
    caption: str
    heading: str
    back: Link
    name: str
    shown: Callable[[], Parts]
    charts: tuple[Chart, ...]
    counted: Callable[[], Table]
    narrowing: Narrowing | None = None
    invented: bool = False

    @property
    def parts(self) -> Parts:
        """What is shown, made now."""
        return self.shown()

    @property
    def numbers(self) -> Table:
        """All numbers in one table, made now."""
        return self.counted()
