"""What is done in a council that plans at scale: commands about its framework, contracts and returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from benchmarks import planning_council as council
from benchmarks.planning_council import COUNCIL, FRAMEWORK, TODAY, Scope
from domain.contract.changes import IndicatorRefined, OutcomeRefined
from domain.contract.commands import (
    AgreeImpactMap,
    AgreeRevision,
    CloseBreakPoint,
    DraftChange,
    DraftRevision,
    ProposeRevision,
    ScheduleBreakPoint,
)
from domain.contract.terms import Terms
from domain.council.commands import RegisterCouncil
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import Indicator, Outcome, TookPart
from domain.organisation.commands import RegisterOrganisation
from domain.provider_return.commands import (
    AcceptReturn,
    OpenReturn,
    QueryReturn,
    SendBackReturn,
    SubmitReturn,
)
from domain.provider_return.content import Asked, Narrative, Reading
from domain.shared.facts import Command
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score
from domain.shared.values import Period

_WITHOUT_MAP = 49
"""Of fifty contracts, the one whose impact map is still to be agreed."""
_OPEN, _SUBMITTED, _QUERIED = range(8, 10), range(5, 8), 7
"""Of ten contracts, whose last return is not sent, sent and not accepted, and asked about or sent back."""


def beginning(scope: Scope) -> Iterator[Command]:
    """The council with its providers, and its framework, outcome by outcome, until it is agreed."""
    yield RegisterCouncil(stream_id=COUNCIL, name="Much Planning Council")
    for number in range(scope.contracts):
        yield RegisterOrganisation(
            stream_id=council.organisation_id(number),
            council_id=COUNCIL,
            name=f"Provider {number} of Much Planning",
            kind="charity",
        )
    yield OpenFramework(stream_id=FRAMEWORK, council_id=COUNCIL, title="A good life here", service_area="")
    for outcome in council.outcomes(scope):
        yield DefineOutcome(stream_id=FRAMEWORK, outcome=outcome)
    for indicator in council.indicators(scope):
        yield DefineIndicator(stream_id=FRAMEWORK, indicator=indicator)
    yield AgreeFramework(stream_id=FRAMEWORK, agreed_on=scope.planned_on, took_part=TookPart(providers=9))


def award(
    number: int, scope: Scope, outcomes: Sequence[Outcome], indicators: Sequence[Indicator]
) -> Iterator[Command]:
    """A contract with its impact map and two break points, the first of them closed."""
    yield council.award(number, scope)
    if number % 50 == _WITHOUT_MAP:
        return
    stream_id, worked_for = council.contract_id(number), council.chosen(number, outcomes)
    ids = {known.outcome_id for known in worked_for}
    yield AgreeImpactMap(
        stream_id=stream_id,
        outcomes=worked_for,
        indicators=tuple(known for known in indicators if known.outcome_id in ids),
        activities=council.activities(number, worked_for),
    )
    first, second = (council.break_point_id(number, which) for which in range(2))
    days = scope.began_on + timedelta(days=1), TODAY + timedelta(days=number % 150 - 20)
    for point, on, why in zip((first, second), days, ("At the start", "Before it goes on"), strict=True):
        yield ScheduleBreakPoint(stream_id=stream_id, break_point_id=point, on=on, purpose=why)
    yield CloseBreakPoint(stream_id=stream_id, break_point_id=first, note="All stays as it is.")


def is_sent(number: int, *, last: bool) -> bool:
    """Whether the contract of a number has sent a quarter's return."""
    return not last or number % 10 not in _OPEN


def submission(number: int, opening: OpenReturn) -> Command:
    """What the contract of a number reports."""
    return SubmitReturn(
        stream_id=opening.stream_id,
        readings=tuple(_reading(asked, number) for asked in opening.asked),
        narratives=(Narrative(prompt_id="story", text=f"Somebody in ward {number} leads the quiz."),),
    )


def judgement(number: int, opening: OpenReturn, *, last: bool) -> Command | None:
    """What the commissioner makes of a return; of the last quarter's, for many there is nothing yet."""
    stream_id = opening.stream_id
    if not last or number % 10 not in _SUBMITTED:
        return AcceptReturn(stream_id=stream_id)
    if number % 10 != _QUERIED:
        return None
    if number % 3:
        return SendBackReturn(stream_id=stream_id, reason="Two groups are missing.")
    return QueryReturn(stream_id=stream_id, query_id=stream_id, question="Why so few?")


def revision(number: int, terms: Terms, after: Period, *, settle: bool) -> Iterator[Command]:
    """A revision that counts from the end of a period on: agreed, or proposed, or still worked on."""
    revision_id = UUID(int=(23 << 96) + (number << 8) + settle)
    of: dict[str, Any] = {"stream_id": council.contract_id(number), "revision_id": revision_id}
    why: dict[str, Any] = {"drafted_by": "lead_provider", "reason": "It is put more plainly now."}
    yield DraftRevision(effective_from=after.ends_on + timedelta(days=1), **why, **of)
    for place, change in enumerate(_plainer(terms), 1):
        yield DraftChange(change_id=UUID(int=revision_id.int + (place << 64)), change=change, **why, **of)
    if settle or number % 16 == 2:
        yield ProposeRevision(proposed_by="lead_provider", draft=3, **of)
    if settle:
        yield AgreeRevision(agreed_by="commissioner", draft=3, **of)


def _plainer(terms: Terms) -> tuple[OutcomeRefined, IndicatorRefined]:
    outcome, indicator = terms.outcomes[0], terms.indicators[0]
    return (
        OutcomeRefined(outcome=replace(outcome, statement=f"{outcome.statement[:-1]}, and keep it.")),
        IndicatorRefined(indicator=replace(indicator, title=f"{indicator.title}, or two")),
    )


def _reading(asked: Asked, number: int) -> Reading:
    if number % 20 == 0 and asked.measure == "score":
        return Reading(indicator_id=asked.indicator_id, missing="not_collected", comment="Nobody was asked.")
    return Reading(indicator_id=asked.indicator_id, figure=_figure(asked, number))


def _figure(asked: Asked, number: int) -> Figure:
    match asked.measure:
        case "proportion":
            return Proportion(numerator=number % 40, denominator=40)
        case "score":
            return Score(score=Decimal(70 + number % 280) / 10, people=40)
        case "rating":
            return Rating(rating=number % 5 + 1)
        case "currency":
            return Amount(pounds=Decimal(number))
        case "rate":
            return Rate(rate=Decimal(number) / 10)
        case _:
            return Count(count=number)
