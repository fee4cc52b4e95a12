"""A contract through three periods: one restated, one sent back and queried, one after a revision."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from domain.contract.changes import IndicatorAdded, IndicatorRefined
from domain.contract.commands import (
    AgreeRevision,
    CommentOnRevision,
    DraftChange,
    DraftRevision,
    ProposeRevision,
)
from domain.framework.definitions import Indicator
from domain.provider_return.commands import (
    AcceptReturn,
    OpenReturn,
    QueryReturn,
    RestateReading,
    SendBackReturn,
    SubmitReturn,
)
from domain.provider_return.content import Asked, Narrative, Reading
from domain.provider_return.model import return_id
from domain.shared.facts import Command
from domain.shared.figures import Proportion
from domain.shared.values import Period
from tests.integration.projections.world import World, furnished
from tests.unit.domain.examples import (
    CALENDAR,
    CONTRACT,
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LONELY,
    NO_SCORE,
    PROMPT,
    RETURN,
    SCORE_OF_24,
    WELL_BEING,
    an_id,
)

SUMMER = CALENDAR.periods(date(2026, 7, 1), date(2026, 9, 30))[0]
FALL = CALENDAR.periods(date(2026, 10, 1), date(2026, 12, 31))[0]
SUMMERS_RETURN, FALLS_RETURN = return_id(CONTRACT, SUMMER), return_id(CONTRACT, FALL)
REFINED = replace(HOPEFUL, title="Young people who are hopeful")
STORY = Narrative(prompt_id=PROMPT.prompt_id, text="Ada found work.")
SIXTY = Reading(
    indicator_id=HOPEFUL.indicator_id, figure=Proportion(numerator=33, denominator=55), comment="Better"
)


def three_periods() -> World:
    """Three periods: one restated, one sent back and queried, one after a revision and not yet submitted."""
    world = furnished()
    done = [
        do(world, submission(RETURN, HALF_ARE_HOPEFUL, NO_SCORE)),
        do(world, AcceptReturn(stream_id=RETURN, note="Thank you")),
        do(world, RestateReading(stream_id=RETURN, reading=SIXTY, reason="A group was left out")),
        do(world, opening(SUMMER, HOPEFUL, WELL_BEING)),
        do(world, submission(SUMMERS_RETURN, SIXTY, NO_SCORE)),
        do(world, QueryReturn(stream_id=SUMMERS_RETURN, query_id=an_id(70), question="Nobody asked?")),
        do(world, SendBackReturn(stream_id=SUMMERS_RETURN, reason="Ask them")),
        do(world, SubmitReturn(stream_id=SUMMERS_RETURN, readings=(SIXTY, SCORE_OF_24))),
        do(world, QueryReturn(stream_id=SUMMERS_RETURN, query_id=an_id(71), question="How many?")),
        do(world, *revision()),
        do(
            world,
            AgreeRevision(stream_id=CONTRACT, revision_id=an_id(60), agreed_by="lead_provider", draft=3),
        ),
        do(world, opening(FALL, REFINED, LONELY)),
    ]
    assert all(done)
    return world


def do(world: World, *commands: Command) -> bool:
    """Do something under the contract."""
    return world.do(*commands, contract_id=CONTRACT)


def submission(stream_id: UUID, *readings: Reading) -> SubmitReturn:
    """These readings, with a story."""
    return SubmitReturn(stream_id=stream_id, readings=readings, narratives=(STORY,))


def opening(period: Period, *indicators: Indicator) -> OpenReturn:
    """A period is asked for these indicators."""
    asked = tuple(
        Asked(indicator_id=known.indicator_id, title=known.title, measure=known.measure, scale=known.scale)
        for known in indicators
    )
    return OpenReturn(
        stream_id=return_id(CONTRACT, period),
        contract_id=CONTRACT,
        period=period,
        due_on=CALENDAR.due_on(period),
        locks_on=CALENDAR.locks_on(period),
        asked=asked,
        prompts=(PROMPT,),
    )


def revision() -> tuple[Command, ...]:
    """One indicator is asked more plainly, another is added; it is talked about and proposed."""
    of = {"stream_id": CONTRACT, "revision_id": an_id(60)}
    return (
        DraftRevision(
            drafted_by="commissioner", effective_from=date(2026, 10, 1), reason="Asked more plainly", **of
        ),
        DraftChange(
            change_id=an_id(61),
            drafted_by="commissioner",
            change=IndicatorRefined(indicator=REFINED),
            reason="The words were long",
            **of,
        ),
        DraftChange(
            change_id=an_id(62),
            drafted_by="commissioner",
            change=IndicatorAdded(indicator=LONELY),
            reason="They speak of it",
            **of,
        ),
        CommentOnRevision(
            comment_id=an_id(63), said_by="lead_provider", words="So be it", change_id=an_id(62), **of
        ),
        ProposeRevision(proposed_by="commissioner", draft=3, **of),
    )
