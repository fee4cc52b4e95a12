"""A form of chart as the gallery shows it: over cases that are seldom met, and each of them awkward."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from services.dashboards.chart import Chart
from services.presentation.words import begin

Of = TypeVar("Of")


class Case(msgspec.Struct, frozen=True):
    """One case with the charts that are made of it. Its name stands in the subject of each."""

    name: str
    charts: tuple[Chart, ...]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One form of chart.

    Attributes:
        key: names it in its address.
        title: what the view is called that shows it.
        about: what the form does with awkward figures, in sentences.
        cases: makes its cases.
    """

    key: str
    title: str
    about: tuple[str, ...]
    cases: Callable[[], tuple[Case, ...]]

    def charts(self) -> tuple[Chart, ...]:
        """The charts of all its cases."""
        return tuple(made for case in self.cases() for made in case.charts)


def cases_of(of: Mapping[str, Of], charts: Callable[[Of], Iterable[Chart]]) -> tuple[Case, ...]:
    """The cases of a form.

    Args:
        of: what each case is made of, by its name.
        charts: makes charts of it.
    """
    return tuple(
        Case(name, tuple(in_case(made, name, number) for made in charts(each)))
        for number, (name, each) in enumerate(of.items(), 1)
    )


def in_case(made: Chart, name: str, number: int) -> Chart:
    """The chart with a key and a subject of its own, whatever else stands on the page."""
    return replace(made, key=f"{made.key}-{number}", subject=f"{begin(name)}: {made.subject}")
