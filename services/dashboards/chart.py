"""The one wrapper that every chart goes through, so that none lacks what makes it readable.

A chart has a heading that says the finding, a one-sentence summary, units, period and source, marks that do
without colour, a table of the same numbers and a CSV of that table.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from dash.development.base_component import Component

from domain.shared.values import Value
from services.dashboards.place import Place
from services.dashboards.plain import graph, part, rows, whole
from services.dashboards.table import Cell, Table
from services.dashboards.template import CONFIG, STILL, Plot
from services.presentation.numbers import MINUS

Parts = list[Component]

KINDS = {"number": "fp-table__number", "line": "fp-table__line", "words": "fp-table__words"}
"""How the cells of a column are set."""


class Fact(Value, frozen=True, kw_only=True):
    """One labelled figure beside a chart: "Started at", "48%"."""

    label: str
    figure: str


class Chart(Value, frozen=True, kw_only=True):
    """Everything that a chart must have; there is no way to show a figure without it.

    Attributes:
        key: names it on its page; letters, digits and hyphens.
        subject: what is measured, above the finding.
        finding: the heading.
        summary: one sentence.
        about: unit and wanted way.
        scope: area and period.
        facts: the figures that everybody looks for.
        marks_used: how its marks are read.
        notes: what happened to the series.
        source: where the figures come from.
        figure: of Plotly, as plain dictionaries; None where words are told and nothing can be drawn.
        table: of the same numbers.
        level: of its heading.
        size: large, or small and still.
        explained: for each row of the table the address that explains its figure, or None; or nothing.
        hint: what can be done with its marks on a page; on paper it would say nothing.
    """

    key: str
    subject: str
    finding: str
    summary: str
    about: str
    scope: str
    source: str
    figure: Plot | None
    table: Table
    facts: tuple[Fact, ...] = ()
    marks_used: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    level: Literal[2, 3] = 2
    size: Literal["large", "small"] = "large"
    explained: tuple[str | None, ...] = ()
    hint: str = ""


def chart(made: Chart, place: Place) -> Any:
    """The chart as a section of the page, named by its heading.

    Args:
        made: what to show.
        place: of the page, to which the chart's files belong.
    """
    heading = f"{made.key}-heading"
    above, below = _large(made, place) if made.size == "large" else _small(made, place)
    named = attributes(aria_labelledby=heading)
    inside: Parts = [whole([_heading(made, heading), *above]), *_graph(made), whole(below)]
    return part("Section", inside, id=made.key, className=f"fp-chart fp-chart--{made.size}", **named)


def _large(made: Chart, place: Place) -> tuple[Parts, Parts]:
    """What stands above the figure, and what below."""
    above = [
        part("P", f"{made.about}. {made.scope}", className="fp-chart__about"),
        part("P", made.summary, className="govuk-body fp-chart__summary"),
        *_facts(made.facts),
    ]
    return above, [*_marks_used(made), *_notes(made.notes), _table_below(made, place), _source(made)]


def _small(made: Chart, place: Place) -> tuple[Parts, Parts]:
    """Figure and sentence stand open, so that many fit beside each other; all else opens below."""
    opened = [part("P", made.scope, className="fp-chart__about"), *_notes(made.notes), *_numbers(made, place)]
    below = [
        part("P", made.summary, className="govuk-body fp-chart__summary"),
        _more("Period, numbers and source", [*opened, _source(made)]),
    ]
    return [part("P", made.about, className="fp-chart__about")], below


def attributes(**named: str) -> dict[str, Any]:
    """Attributes that are no Python names: `aria_label` is `aria-label`."""
    return {name.replace("_", "-"): value for name, value in named.items()}


def _heading(made: Chart, heading: str) -> Any:
    subject = part("Span", made.subject, className="fp-chart__subject")
    inside: list[Any] = [subject, " ", part("Span", made.finding)]
    if made.level == 2:  # noqa: PLR2004 - the level of the heading
        return part("H2", inside, id=heading, className="govuk-heading-m")
    return part("H3", inside, id=heading, className="govuk-heading-s")


def _facts(facts: tuple[Fact, ...]) -> Parts:
    if not facts:
        return []
    told = [part("Div", [part("Dt", fact.label), part("Dd", fact.figure)]) for fact in facts]
    return [part("Dl", told, className="fp-chart__facts")]


def _graph(made: Chart) -> Parts:
    if made.figure is None:
        return []
    drawing = graph(
        figure=made.figure,
        config=CONFIG if made.size == "large" else STILL,
        responsive=True,
        className="fp-chart__drawing",
        style={"height": f"{made.figure['layout']['height']}px"},
    )
    words = f"Chart of {made.subject}. {made.finding}. The numbers follow as a table."
    return [part("Div", drawing, **attributes(role="img", aria_label=words))]


def _marks_used(made: Chart) -> Parts:
    if not made.marks_used:
        return []
    marks = f"Marks: {'; '.join(made.marks_used)}."
    told = f"{marks} {made.hint}" if made.hint else marks
    return [part("P", told, className="fp-chart__key")]


def _notes(notes: tuple[str, ...]) -> Parts:
    return [part("Ul", [part("Li", note) for note in notes], className="fp-chart__notes")] if notes else []


def _source(made: Chart) -> Any:
    return part("P", f"Source: {made.source}", className="fp-chart__source")


def _table_below(made: Chart, place: Place) -> Any:
    """Closed below a figure that shows the same; open where the table is all that there is."""
    numbers = _numbers(made, place)
    if made.figure is not None:
        return _more("The same numbers as a table", numbers)
    summary = part("Summary", "The numbers as a table", className="fp-chart__open")
    return part("Details", [summary, *numbers], className="fp-chart__numbers", open=True)


def _more(title: str, parts: Parts) -> Any:
    summary = part("Summary", title, className="fp-chart__open")
    return part("Details", [summary, *parts], className="fp-chart__numbers")


def _numbers(made: Chart, place: Place) -> Parts:
    caption = f"{made.subject}: {made.about}. {made.scope}"
    scrolls = attributes(role="region", aria_label=f"Numbers of {made.subject}")
    return [
        part("Div", _table(made, caption), className="fp-scroll", tabIndex=0, **scrolls),
        part("P", _files(made, place), className="fp-chart__files"),
    ]


def _files(made: Chart, place: Place) -> list[Any]:
    """Links to the same as files: the numbers, and the picture where there is one."""
    offered = [("csv", "Download these numbers (CSV)"), ("ods", "Numbers (ODS)")]
    if made.figure is not None:
        offered += [("png", "Picture (PNG)"), ("svg", "Picture (SVG)")]
    hidden = part("Span", f" of {made.subject}", className="govuk-visually-hidden")
    links = [
        part("A", [words, hidden], href=place.file(made.key, form), className="govuk-link")
        for form, words in offered
    ]
    return [part for link in links for part in (link, " ")][:-1]


def _table(made: Chart, caption: str) -> Any:
    table = made.table
    head = [
        part("Th", column.heading, scope="col", className=f"govuk-table__header {KINDS[column.kind]}")
        for column in table.columns
    ]
    explained = made.explained or (None,) * len(table.rows)
    kinds = [f"govuk-table__cell {KINDS[column.kind]}" for column in table.columns[1:]]
    lines = [_line(row, address) for row, address in zip(table.rows, explained, strict=True)]
    inside = [
        part("Caption", caption, className="govuk-visually-hidden"),
        part("Thead", part("Tr", head)),
        rows(f"govuk-table__header {KINDS['line']}", kinds, lines),
    ]
    return part("Table", inside, className="govuk-table fp-table")


def _line(row: tuple[Cell, ...], explained: str | None) -> list[Any]:
    """What is in the cells; where the row's figure can be explained, its name leads there."""
    line: list[Any] = [cell_text(cell) for cell in row]
    if explained is not None:
        hidden = part("Span", ": explain this figure", className="govuk-visually-hidden")
        line[0] = part("A", [line[0], hidden], href=explained, className="govuk-link")
    return line


def cell_text(cell: Cell) -> str:
    """A cell as it is read: numbers thousands apart, days with their month, nothing for nothing."""
    if isinstance(cell, Decimal):
        return f"{cell:,f}".replace("-", MINUS)
    if isinstance(cell, date):
        return _day_text(cell)
    return cell or ""


@lru_cache
def _day_text(day: date) -> str:
    return f"{day.day} {day:%b %Y}"  # a page of many charts has the same few days in all of their tables
