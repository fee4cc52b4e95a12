"""What is told of a figure beside its formulas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from plotly.io.json import to_json_plotly

from domain.provider_return.content import Evidence
from projections.returns.results import Query, ReturnRow
from projections.timeline.origins import Origin
from services.dashboards.chart import Parts
from services.dashboards.explained import parts
from services.dashboards.gallery.making import quarter, share
from services.dashboards.gallery.said import PROVIDER, series, told
from services.dashboards.said.versions import Sources, versions_of
from services.presentation.as_of import Asked

RETURN, THEN = UUID(int=81), Asked(position=33)
DIGEST = "ab" * 32


def every(part: Any) -> Iterator[Any]:
    """Everything in what is sent to a browser: parts, and texts."""
    if isinstance(part, list):
        for each in part:
            yield from every(each)
        return
    yield part
    if isinstance(part, dict):
        yield from every(part["props"].get("children") or [])


def sent(told_of: Parts) -> list[Any]:
    """The parts as they go to a browser."""
    return list(every(json.loads(to_json_plotly(told_of))))


def written(told_of: Parts) -> str:
    """All that is written in them."""
    return " ".join(part for part in sent(told_of) if isinstance(part, str))


def links(told_of: Parts) -> list[str]:
    """Where they lead to."""
    return [
        part["props"]["href"] for part in sent(told_of) if isinstance(part, dict) and "href" in part["props"]
    ]


def row(**more: Any) -> ReturnRow:
    known: dict[str, Any] = {
        "return_id": RETURN,
        "contract_id": UUID(int=1),
        "contract_reference": "C-1",
        "contract_title": "Youth work",
        "council_name": "Aldermere",
        "period": quarter(0),
        "due_on": date(2015, 7, 20),
        "locks_on": date(2015, 9, 20),
        "standing": "submitted",
        "open_queries": 0,
        "submissions": 2,
        "submitted_at": datetime(2015, 7, 21, 9, tzinfo=UTC),
        "late": True,
    }
    empty: dict[str, Any] = dict.fromkeys(ReturnRow.__struct_fields__)
    return ReturnRow(**{**empty, **known, **more})


def test_the_return_is_told_with_its_days_and_every_receipt_in_the_moment() -> None:
    told_of = parts.returned(row(), date(2015, 8, 1), THEN)
    assert "21 July 2015 at 10:00am, after it was due" in written(told_of)
    assert "1 April 2015 to 30 June 2015" in written(told_of)
    assert links(told_of) == [
        f"/returns/{RETURN}?position=33",
        f"/returns/{RETURN}/submissions/1/receipt?position=33",
        f"/returns/{RETURN}/submissions/2/receipt?position=33",
    ]


def test_a_return_that_was_not_sent_has_no_receipt() -> None:
    unsent = row(standing="open", submissions=0, submitted_at=None, late=None)
    assert "Sent Not yet Receipts None yet" in written(parts.returned(unsent, date(2015, 7, 1), THEN))


def test_the_history_names_reason_author_and_way_the_newest_first() -> None:
    trajectory = series(told(share(14, 40), share(10, 40)))
    sources = Sources(
        {
            100: Origin(actor_id=PROVIDER, role="provider", source=f"spreadsheet:{DIGEST}"),
            101: Origin(actor_id=PROVIDER, role="provider", source="web"),
        },
        {PROVIDER: "Ada"},
    )
    said = written(parts.history(versions_of(trajectory, trajectory.readings[0], sources), "/said"))
    assert said.index("25%") < said.index("35%")
    assert (
        "Corrected on 24 January 2016 at 9:00am by Ada, provider. It came by the web form. This one counts."
        in said
    )
    assert "Why: “two were counted twice.”" in said
    assert f"It came by a spreadsheet, whose SHA-256 digest is {DIGEST}." in said


def test_files_of_the_figure_or_the_whole_return_are_told_and_lead_to_their_download() -> None:
    files = [
        Evidence(
            evidence_id=UUID(int=number),
            indicator_id=indicator_id,
            name=f"{number}.pdf",
            media_type="application/pdf",
            size=2048,
            sha256=DIGEST,
            note="How people were asked",
            attached_by=PROVIDER,
        )
        for number, indicator_id in ((1, None), (2, UUID(int=3)), (3, UUID(int=4)))
    ]
    told_of = parts.evidence(files, UUID(int=3), RETURN, Asked())
    assert "It supports the return as a whole." in written(told_of)
    assert "It supports this figure." in written(told_of)
    assert links(told_of) == [f"/returns/{RETURN}/evidence/{UUID(int=number)}" for number in (1, 2)]


def test_a_question_is_told_with_its_answer_or_that_it_waits_or_was_closed() -> None:
    asked = Query(
        query_id=UUID(int=1),
        indicator_id=UUID(int=3),
        question="How many?",
        asked_by=PROVIDER,
        asked_at=datetime(2016, 1, 14, 9, tzinfo=UTC),
        answer=None,
        answered_by=None,
        answered_at=None,
        waits=True,
    )
    names = {PROVIDER: "Ada"}
    assert "by Ada: “How many?” It waits for an answer." in written(parts.questions([asked], names))
    closed = _with(asked, waits=False)
    assert "It was closed without an answer." in written(parts.questions([closed], names))
    at = datetime(2016, 1, 15, 9, tzinfo=UTC)
    answered = _with(asked, waits=False, answer="Ten.", answered_by=UUID(int=9), answered_at=at)
    said = written(parts.questions([answered], names))
    assert "Answered on 15 January 2016 at 9:00am by somebody: “Ten.”" in said


def _with(query: Query, **more: Any) -> Query:
    return Query(**{**{name: getattr(query, name) for name in Query.__struct_fields__}, **more})
