"""For each form of chart a plain rule: which traces hold the numbers of which columns of the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from tests.browser.walked import Section, Trace, numbers_in

Marks = Counter[tuple[str, float]]
"""Numbers with the day or row that they stand at."""
TOLD_BESIDE: Final = {
    "As given",
    "Measured twice",
    "Improved (%)",
    "Held (%)",
    "Declined (%)",
    "How many gave a figure",
    "How many gave none",
}
"""Columns of numbers that say more of what is drawn, and are not drawn themselves."""
BANDS: Final = {"Likely range": ("Likely at least", "Likely at most")}
TRAVELLED: Final = {
    **BANDS,
    "Reading": ("Reading",),
    "Expected": ("Expected",),
    "Start": ("Started at",),
}
COLUMNS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "travelled": TRAVELLED,
    "side-by-side": TRAVELLED,
    "groups": {**TRAVELLED, "Everybody": ("Everybody",)},
    "real": {
        "Reading": ("Reading",),
        "Mean": ("Mean",),
        "Limit": ("Lower limit", "Upper limit"),
        "Near limit": ("Near lower limit", "Near upper limit"),
    },
    "heading": {
        **BANDS,
        "Reading": ("Reading",),
        "Expected": ("Expected",),
        "If nothing changes": ("If nothing changes",),
    },
    "compared": {
        "Reading": ("Reading",),
        "Middle figure": ("Half are above",),
        "Middle half": ("A quarter are below", "A quarter are above"),
    },
    "said": {"Version": ("Figure",)},
    "people": {
        **BANDS,
        "Improved": ("Improved",),
        "Held": ("Held",),
        "Declined": ("Declined",),
        "Left": ("Left before the second time",),
        "Mean change": ("Mean change",),
    },
    "portfolio": {
        name: (name,)
        for name in ("Moved away", "Cannot be told", "Held", "Moved the wanted way", "No direction wanted")
    },
}
"""By form: the traces that hold all numbers of columns and no others."""


def complaints_about(form: str, section: Section) -> list[str]:
    """Where what Plotly draws and what the table tells are not the same."""
    if not section.traces:
        return [f"{section.key}: draws {section.given} traces, and none can be seen"] if section.given else []
    rule = COLUMNS[form]
    told = [name for names in rule.values() for name in names]
    found = [f"“{name}” is drawn and no column tells it" for name in _unknown(section, rule)]
    found += [f"column “{name}” is told and not drawn" for name in _undrawn(section, told)]
    rows = _rows(form, section)
    for name, headings in rule.items():
        drawn, column = marks(section, name), _told(section, rows, headings)
        if drawn != column:
            found.append(f"“{name}” is drawn as {drawn - column} and told as {column - drawn}")
    found += [f"“{name}” is drawn otherwise" for name, is_so in _OTHERS.items() if not is_so(form, section)]
    return [f"{section.heading}: {each}" for each in found]


def marks(section: Section, name: str) -> Marks:
    """The numbers of all traces of a name, without gaps."""
    return Counter(mark for trace in section.traces if trace.name == name for mark in _marks(trace))


def _marks(trace: Trace) -> Iterator[tuple[str, float]]:
    assert len(trace.x) == len(trace.y)
    across = any(isinstance(x, int | float) for x in trace.x)
    for x, y in zip(trace.x, trace.y, strict=True):
        at, number = (y, x) if across else (x, y)
        if number is not None:
            assert isinstance(number, int | float), trace
            yield str(at), float(number)


def _rows(form: str, section: Section) -> list[str]:
    """What names the rows of the table in the figure."""
    if form == "portfolio":
        bars = next(trace.y for trace in section.traces)
        shown = [any(isinstance(cell, Decimal) and cell for cell in row) for row in _numbers(section)]
        places = iter(bars)
        return [str(next(places)) if is_shown else "" for is_shown in shown]
    return [str(day) for day in section.column("Recorded on" if form == "said" else "Ends on")]


def _numbers(section: Section) -> list[tuple[Any, ...]]:
    return list(zip(*(section.column(name) for name in section.numeric), strict=True))


def _told(section: Section, rows: list[str], headings: Iterable[str]) -> Marks:
    return Counter(
        (row, float(cell))
        for heading in headings
        for row, cell in zip(rows, section.column(heading), strict=False)
        if row and isinstance(cell, Decimal)
    )


def _unknown(section: Section, rule: Mapping[str, Any]) -> set[str]:
    return {trace.name for trace in section.traces} - rule.keys() - _OTHERS.keys()


def _undrawn(section: Section, told: Iterable[str]) -> set[str]:
    known = {
        section.headings[section.headings.index(each)] for each in TOLD_BESIDE if each in section.headings
    }
    return {
        each for each in section.numeric if each.rpartition(" (")[0] not in told and each not in told
    } - known


def _between(_form: str, section: Section) -> bool:
    """A dotted line joins two numbers that are drawn already."""
    ends = marks(section, "Not asked for between")
    return ends.keys() <= (marks(section, "Reading") + marks(section, "Middle figure")).keys()


def _steps(_form: str, section: Section) -> bool:
    """Each step begins on the day on which something was said, and is level at that."""
    ways = [
        list(zip(trace.x, trace.y, strict=True)) for trace in section.traces if trace.name == "Said to be"
    ]
    begins = Counter((day, float(said)) for way in ways for day, said in way[::2] if said is not None)
    is_level = all(begin[1] == end[1] for way in ways for begin, end in zip(way[::2], way[1::2], strict=True))
    return is_level and begins == marks(section, "Version")


def _earlier(_form: str, section: Section) -> bool:
    """What a reading said before stands in the words of its row."""
    words = dict(zip(section.column("Ends on"), section.column("Before correction"), strict=False))
    return all(
        number in numbers_in(str(words.get(day, ""))) for day, number in marks(section, "Before correction")
    )


def _gaps(form: str, section: Section) -> bool:
    """A period without a figure is in the lane and nowhere else, and its row says why."""
    lane = {str(day) for trace in section.traces if trace.lane for day in trace.x}
    if form == "real":
        return not lane & set(map(str, section.column("Ends on"))) and bool(lane) == (
            "Left out: " in section.text
        )
    if form == "said":
        figures = zip(section.column("Recorded on"), section.column("Figure") or [""] * 99, strict=False)
        return lane == {str(day) for day, figure in figures if figure == ""}
    why = zip(section.column("Ends on"), section.column("Why there is no figure"), strict=False)
    return lane == {str(day) for day, words in why if words}


_OTHERS: Final[Mapping[str, Callable[[str, Section], bool]]] = {
    "Not asked for between": _between,
    "Said to be": _steps,
    "Before correction": _earlier,
    "No figure": _gaps,
}
"""Traces that draw once more what is told elsewhere, each with its rule."""
