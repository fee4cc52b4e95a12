"""Periods with what was said of them."""

from datetime import UTC, datetime
from uuid import UUID

from domain.shared.values import Prompt
from projections.returns.results import AskedPrompt, Query
from projections.trajectories.results import PeriodStory
from services.dashboards.gallery.making import quarter, share
from services.dashboards.trajectory import PeriodReading

HARDER = Prompt(prompt_id="harder", text="What was harder than you hoped?")
WHEN = datetime(2015, 7, 10, 9, 0, tzinfo=UTC)


def return_of(number: int) -> UUID:
    return UUID(int=100 + number)


def story(
    number: int, *, answer: str | None = None, note: str | None = None, queries: tuple[Query, ...] = ()
) -> PeriodStory:
    """The quarter's return, which asks one question."""
    return PeriodStory(
        return_id=return_of(number),
        period=quarter(number),
        standing="accepted",
        acceptance_note=note,
        prompts=(AskedPrompt(prompt=HARDER, answer=answer, recorded_at=WHEN if answer else None),),
        queries=queries,
    )


def asked(question: str, answer: str | None = None, *, of: UUID | None = None, waits: bool = False) -> Query:
    """A question of the commissioner's."""
    return Query(
        query_id=UUID(int=7),
        indicator_id=of,
        question=question,
        asked_by=None,
        asked_at=WHEN,
        answer=answer,
        answered_by=None,
        answered_at=WHEN if answer else None,
        waits=waits,
    )


def commented(number: int, comment: str) -> PeriodReading:
    return PeriodReading(
        period=quarter(number), figure=share(31, 50), comment=comment, return_id=return_of(number)
    )
