"""What is told of a figure beside its formulas: its return, its history, its evidence, what was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from dash import html
from dash.development.base_component import Component

from domain.provider_return.content import Evidence
from domain.shared.days import in_words
from projections.returns.results import Query, ReturnRow
from services.dashboards.addresses import return_in_full
from services.dashboards.chart import Parts
from services.dashboards.said.versions import Version
from services.presentation import dates, numbers
from services.presentation.as_of import Asked
from services.presentation.source import came_by
from services.presentation.standing import standing


def returned(row: ReturnRow, today: date, asked: Asked) -> Parts:
    """The return that gave the figure: its period, where it stands, its days and its receipts."""
    start = f"/returns/{row.return_id}"
    receipts = [
        _link(f"Submission {number:,}", f"{start}/submissions/{number}/receipt{asked.query}")
        for number in range(1, row.submissions + 1)
    ]
    told = standing(row, today)
    rows: list[tuple[str, list[Any]]] = [
        ("Return", [_link(f"Return for {row.period.label}", return_in_full(row.return_id, asked))]),
        ("Period", [dates.term(row.period.starts_on, row.period.ends_on)]),
        ("Where it stands", [f"{told.tag}. {told.sentence}"]),
        ("Due by", [in_words(row.due_on)]),
        ("Sent", [_sent(row)]),
        ("Receipts", [part for receipt in receipts for part in (receipt, " ")][:-1] or ["None yet"]),
    ]
    listed = [_summary_row(name, said) for name, said in rows]
    return [_heading("The return that gave it"), html.Dl(listed, className="govuk-summary-list")]


def history(versions: Sequence[Version], more: str) -> Parts:
    """Every version with its reason, who told it, when and by which way, the newest first.

    Args:
        versions: oldest first.
        more: the address that draws them over time.
    """
    listed = [_version(version, counts=version is versions[-1]) for version in reversed(versions)]
    return [
        _heading("All that it was"),
        html.P("The newest first. Nothing is ever written over.", className="govuk-body"),
        html.Ol(listed, className="fp-timeline"),
        html.P(_link("See what was said when", more), className="govuk-body"),
    ]


def evidence(files: Sequence[Evidence], indicator_id: UUID, return_id: UUID, asked: Asked) -> Parts:
    """The files of the return that support the figure, or the return as a whole; not those of others."""
    listed = [
        _file(file, f"/returns/{return_id}/evidence/{file.evidence_id}{asked.query}")
        for file in files
        if file.indicator_id in {None, indicator_id}
    ]
    told = html.Ul(listed, className="fp-cards") if listed else _sentence("No file was attached to it.")
    return [_heading("Evidence"), told]


def questions(queries: Sequence[Query], names: Mapping[UUID, str]) -> Parts:
    """What was asked about the figure, and what was answered."""
    listed = [html.Li(_query(query, names)) for query in queries]
    nothing = _sentence("No question was asked about it.")
    told = html.Ol(listed, className="fp-timeline") if listed else nothing
    return [_heading("What was asked about it"), told]


def _version(version: Version, *, counts: bool) -> Component:
    told = version.told
    verb = "Corrected" if told.told == "restated" else "Reported"
    said = (
        f"{verb} on {dates.moment(told.recorded_at)} by {version.who}. It came by {came_by(version.source)}."
    )
    people = f" ({version.point.counted})" if version.point.counted not in {"", version.said} else ""
    parts: Parts = [
        html.H3(f"{version.said}{people}", className="govuk-heading-s govuk-!-margin-bottom-1"),
        html.P(f"{said}{' This one counts.' if counts else ''}", className="govuk-body fp-words"),
    ]
    if told.reason:
        parts.append(html.P(f"Why: “{told.reason}”", className="govuk-body fp-said"))
    if told.comment:
        parts.append(html.P(f"Comment: “{told.comment}”", className="govuk-body fp-said"))
    return html.Li(parts)


def _file(file: Evidence, address: str) -> Component:
    supports = "the return as a whole" if file.indicator_id is None else "this figure"
    named: list[Any] = [_link(file.name, address), f" ({numbers.file_size(file.size)})"]
    return html.Li(
        [
            html.P(named, className="govuk-body fp-words govuk-!-margin-bottom-1"),
            html.P(file.note, className="govuk-body fp-said govuk-!-margin-bottom-1"),
            html.P(f"It supports {supports}.", className="govuk-body-s govuk-!-margin-bottom-1"),
            html.P(["SHA-256: ", html.Span(file.sha256, className="fp-digest")], className="govuk-body-s"),
        ]
    )


def _query(query: Query, names: Mapping[UUID, str]) -> Parts:
    asked = f"Asked on {dates.moment(query.asked_at)}{_by(query.asked_by, names)}:"
    parts: Parts = [
        html.P(asked, className="govuk-body"),
        html.P(f"“{query.question}”", className="govuk-body fp-said"),
    ]
    if query.answer is None or query.answered_at is None:
        waits = "It waits for an answer." if query.waits else "It was closed without an answer."
        return [*parts, html.P(waits, className="govuk-body")]
    answered = f"Answered on {dates.moment(query.answered_at)}{_by(query.answered_by, names)}:"
    return [
        *parts,
        html.P(answered, className="govuk-body"),
        html.P(f"“{query.answer}”", className="govuk-body fp-said"),
    ]


def _by(person: UUID | None, names: Mapping[UUID, str]) -> str:
    return "" if person is None else f" by {names.get(person, 'somebody')}"


def _summary_row(name: str, said: list[Any]) -> Component:
    return html.Div(
        [
            html.Dt(name, className="govuk-summary-list__key"),
            html.Dd(said, className="govuk-summary-list__value"),
        ],
        className="govuk-summary-list__row",
    )


def _sent(row: ReturnRow) -> str:
    if row.submitted_at is None:
        return "Not yet"
    return f"{dates.moment(row.submitted_at)}, {'after it was due' if row.late else 'on time'}"


def _sentence(text: str) -> Component:
    return html.P(text, className="govuk-body")


def _heading(text: str) -> Component:
    return html.H2(text, className="govuk-heading-m")


def _link(text: str, address: str) -> Component:
    return html.A(text, href=address, className="govuk-link")
