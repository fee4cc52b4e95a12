"""Everything that one reading of a return was: each version with its day, author, reason and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from projections.returns.queries import history_of_figure
from projections.returns.results import FigureVersion, Query, Return
from services.application.returns.questions import ReadingQuestion, reading_question, tasks_of
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk, Desk, View
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.returns.origins import origins_of
from services.monitoring.returns.rights import rights_in


@get(
    "/returns/{return_id:uuid}/readings/{indicator_id:uuid}",
    opt=for_act("see_return"),
    include_in_schema=False,
)
async def one_reading(
    request: Asking, desk: AtDesk, asked: AskedMoment, return_id: AnId, indicator_id: FromPath[UUID]
) -> Template:
    """One reading with its history, the newest version first, and what was asked about it."""
    async with desk.view(request, asked) as view:
        page, contract = await view.provider_return(return_id, "see_return")
        question = question_about(page, indicator_id)
        await desk.note_opening(view, page, f"readings.{indicator_id}")
        await view.offer_moments(page.summary.contract_id)
        history = await history_of_figure(view.connection, return_id, indicator_id, as_of=view.as_of)
        queries = [query for query in page.queries if query.indicator_id == indicator_id]
        return view.page(
            "returns/reading.html",
            page=page,
            asked=question.asked,
            history=tuple(reversed(history)),
            origins=await origins_of(desk.fingerpost, return_id),
            queries=queries,
            names=await names_in(desk, view, history, queries),
            rights=rights_in(view, page, contract),
            has_chart=_has_chart(page, indicator_id),
        )


def question_about(page: Return, indicator_id: UUID) -> ReadingQuestion:
    """What a return asks of an indicator.

    Raises:
        Unknown: where it asks nothing of it.
    """
    question = reading_question(tasks_of(page), indicator_id)
    if question is None:
        raise Unknown
    return question


def superseded(history: Sequence[FigureVersion]) -> tuple[FigureVersion, ...]:
    """The versions that said something else than what took their place, the newest first.

    Args:
        history: all versions, oldest first.
    """
    return tuple(reversed([before for before, after in pairwise(history) if _said(before) != _said(after)]))


async def names_in(
    desk: Desk, view: View, history: Sequence[FigureVersion], queries: Sequence[Query]
) -> Mapping[UUID, str]:
    """The names of all who told a reading, asked about it or answered."""
    actors = {version.actor_id for version in history}
    for query in queries:
        actors |= {query.asked_by, query.answered_by}
    return await desk.access.names_of(
        view.person.council_id, {actor for actor in actors if actor is not None}
    )


def _has_chart(page: Return, indicator_id: UUID) -> bool:
    """Whether the indicator is of an outcome of the contract: all others have no chart."""
    of_outcomes = (known for group in page.outcomes if group.outcome for known in group.indicators)
    return any(known.asked.indicator_id == indicator_id for known in of_outcomes)


def _said(version: FigureVersion) -> tuple[object, ...]:
    return (version.figure, version.missing, version.groups, version.travelled)


READING = [one_reading]
