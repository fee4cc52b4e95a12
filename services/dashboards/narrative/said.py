"""What was said in words of each period: by the provider beside its figures, and by the commissioner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from domain.shared.values import Period, Value
from projections.returns.results import Query
from projections.trajectories.results import PeriodStory
from services.dashboards.trajectory import Trajectory

NO_ANSWER = "Not answered."


class Said(Value, frozen=True, kw_only=True):
    """Something that was said, and what it was about."""

    about: str
    words: str


class PeriodSaid(Value, frozen=True, kw_only=True):
    """All that was said of one period.

    Attributes:
        return_id: the return in which it was.
        of_indicators: what is about the indicators that are looked at.
        of_contract: what is about no single outcome.
    """

    period: Period
    return_id: UUID
    of_indicators: tuple[Said, ...]
    of_contract: tuple[Said, ...]


def said_of(stories: Iterable[PeriodStory], trajectories: Sequence[Trajectory]) -> tuple[PeriodSaid, ...]:
    """What was said of these indicators and of the contract, the newest period first.

    Periods of which nothing was said are left out.
    """
    told = [
        PeriodSaid(
            period=story.period,
            return_id=story.return_id,
            of_indicators=tuple(_of_indicators(story, trajectories)),
            of_contract=tuple(_of_contract(story)),
        )
        for story in stories
    ]
    newest_first = sorted(told, key=lambda each: each.period.ends_on, reverse=True)
    return tuple(each for each in newest_first if each.of_indicators or each.of_contract)


def _of_indicators(story: PeriodStory, trajectories: Sequence[Trajectory]) -> Iterable[Said]:
    for trajectory in trajectories:
        indicator = trajectory.indicator
        for reading in trajectory.readings:
            if reading.return_id == story.return_id and reading.comment:
                yield Said(about=f"The provider on “{indicator.title}”", words=reading.comment)
        for query in story.queries:
            if query.indicator_id == indicator.indicator_id:
                yield from _asked(query, f"The commissioner asked about “{indicator.title}”")


def _of_contract(story: PeriodStory) -> Iterable[Said]:
    for asked in story.prompts:
        if asked.answer:
            yield Said(about=asked.prompt.text, words=asked.answer)
    for query in story.queries:
        if query.indicator_id is None:
            yield from _asked(query, "The commissioner asked")
    if story.acceptance_note:
        yield Said(about="The commissioner, on accepting the return", words=story.acceptance_note)


def _asked(query: Query, about: str) -> Iterable[Said]:
    yield Said(about=about, words=query.question)
    waiting = "Not answered yet." if query.waits else NO_ANSWER
    yield Said(about="The provider answered" if query.answer else "Answer", words=query.answer or waiting)
