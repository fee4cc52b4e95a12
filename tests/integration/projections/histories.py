"""Random histories that keep to the rules: whatever the deciders let happen, in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, Final
from uuid import UUID

from msgspec.structs import replace

from domain.contract.changes import (
    ActivityRetired,
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    OutcomeRefined,
    PromptAdded,
    PromptRetired,
)
from domain.contract.commands import (
    AddPartner,
    AgreeRevision,
    CommentOnRevision,
    DraftChange,
    DraftRevision,
    DropChange,
    ExtendContract,
    MoveBreakPoint,
    ProposeRevision,
    RedraftRevision,
    RefuseRevision,
    RemovePartner,
    ScheduleBreakPoint,
    WithdrawRevision,
)
from domain.contract.state import Contract, Revision
from domain.contract.terms import Expectation
from domain.council.commands import RenameCouncil
from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineQualityCharacteristic,
    RenameFramework,
    RetireIndicator,
    ReviseIndicator,
)
from domain.framework.definitions import QualityCharacteristic, TookPart
from domain.framework.model import Framework
from domain.organisation.commands import ChangeOrganisation
from domain.organisation.events import OrganisationKind
from domain.provider_return.commands import (
    AcceptReturn,
    AnswerQuery,
    LiftLock,
    OpenReturn,
    QueryReturn,
    RestateReading,
    SendBackReturn,
    SubmitReturn,
)
from domain.provider_return.content import Asked, Narrative, Reading
from domain.provider_return.model import return_id
from domain.shared.figures import Count, Figure, Proportion, Score
from domain.shared.values import Baseline, ExpectedPoint, Period, Prompt
from tests.integration.projections.world import Ids, World, furnished
from tests.unit.domain.examples import (
    CALENDAR,
    CONFIDENCE,
    FRAMEWORK,
    HOPEFUL,
    LEAD,
    LONELY,
    MAP,
    OPEN,
    PROMPT,
    WELL_BEING,
    an_id,
)

PERIODS: Final = CALENDAR.periods(date(2026, 4, 1), date(2029, 3, 31))[:3]
INDICATORS: Final = (HOPEFUL, WELL_BEING, LONELY)
PARTIES: Final = ("commissioner", "lead_provider")
DAYS: Final = (date(2026, 7, 1), date(2026, 10, 1), date(2027, 1, 1))


def history(seed: int, acts: int) -> World:
    """A world in which so many random things were tried after it was furnished."""
    chance, world = Random(seed), furnished()  # noqa: S311 - a test's chance must repeat, not be secret
    for number in range(acts):
        chance.choice(ACTS)(world, chance, number)
    return world


def _rename(world: World, chance: Random, number: int) -> None:
    name = f"Name {number}"
    if chance.random() < 0.5:
        group = chance.choice(("", "community centres", "youth clubs"))
        kind: OrganisationKind = chance.choice(("charity", "company"))
        world.do(ChangeOrganisation(stream_id=Ids(0)(LEAD), name=name, kind=kind, peer_group=group))
    else:
        world.do(RenameCouncil(stream_id=world.council_id, name=name))


def _define(world: World, chance: Random, number: int) -> None:
    framework = {"stream_id": Ids(0)(FRAMEWORK)}
    match chance.randrange(6):
        case 0:
            indicator = replace(chance.choice(INDICATORS), indicator_id=an_id(200 + number))
            world.do(DefineIndicator(indicator=indicator, **framework))
        case 1:
            characteristic = QualityCharacteristic(
                characteristic_id=an_id(200 + number), statement="Be kind."
            )
            world.do(DefineQualityCharacteristic(characteristic=characteristic, **framework))
        case 2:
            state: Any = world.state(Ids(0)(FRAMEWORK))
            assert isinstance(state, Framework)
            written = replace(chance.choice(INDICATORS), title=f"Wording {number}")
            edition = state.editions[written.indicator_id]
            world.do(ReviseIndicator(indicator=written, edition=edition, **framework))
        case 3:
            world.do(RetireIndicator(indicator_id=chance.choice(INDICATORS).indicator_id, **framework))
        case 4:
            world.do(RenameFramework(title=f"Title {number}", service_area="Youth", **framework))
        case _:
            world.do(AgreeFramework(agreed_on=world.now.date(), took_part=TookPart(), **framework))


def _draft(world: World, chance: Random, number: int) -> None:
    outline = {"effective_from": chance.choice(DAYS), "reason": f"Reason {number}"}
    _contract(
        world, DraftRevision, revision_id=an_id(300 + number), drafted_by=chance.choice(PARTIES), **outline
    )


def _under_way(world: World) -> list[Revision]:
    state: Any = world.state(Ids(0).contract)
    assert isinstance(state, Contract)
    return [known for known in state.revisions.values() if not known.is_settled]


def _write(world: World, chance: Random, number: int) -> None:
    """Write in a draft: a new change, an old one anew, its outline; or take a change out; or comment."""
    for known in chance.sample(waiting := _under_way(world), min(1, len(waiting))):
        of = {"revision_id": known.revision_id}
        match chance.randrange(6):
            case 0:
                outline = {"effective_from": chance.choice(DAYS), "reason": f"Other {number}"}
                by = {"drafted_by": chance.choice(PARTIES), "edition": known.edition}
                _contract(world, RedraftRevision, **outline, **by, **of)
            case 1 if known.changes:
                dropped = chance.choice(known.changes)
                named = {"change_id": dropped.change_id, "edition": dropped.edition}
                _contract(world, DropChange, dropped_by="commissioner", **named, **of)
            case 2:
                said = {"comment_id": an_id(600 + number), "words": f"Words {number}"}
                _contract(world, CommentOnRevision, said_by=chance.choice(PARTIES), **said, **of)
            case _:
                again = chance.choice((None, *known.changes))
                named = {
                    "change_id": again.change_id if again else an_id(700 + number),
                    "edition": again.edition if again else 0,
                }
                why = {"change": _change(chance, number), "reason": f"Because {number}"}
                _contract(world, DraftChange, drafted_by=chance.choice(PARTIES), **why, **named, **of)


def _change(chance: Random, number: int) -> Change:
    indicator = replace(chance.choice(INDICATORS), title=f"Wording {number}")
    return chance.choice(
        (
            IndicatorAdded(indicator=indicator),
            IndicatorRefined(indicator=indicator),
            IndicatorRetired(indicator_id=indicator.indicator_id),
            ExpectationReset(expectation=_expectation(indicator.indicator_id, chance)),
            OutcomeRefined(outcome=replace(CONFIDENCE, statement=f"Statement {number}.")),
            ActivityRetired(activity_id=MAP.activities[0].activity_id),
            PromptAdded(prompt=Prompt(prompt_id=f"prompt-{number}", text=f"Question {number}?")),
            PromptRetired(prompt_id=PROMPT.prompt_id),
        )
    )


def _settle(world: World, chance: Random, number: int) -> None:
    """Each revision under way is mostly taken one step further, by the party whose turn it is or another."""
    for known in _under_way(world):
        of, party = {"revision_id": known.revision_id}, chance.choice(PARTIES)
        match chance.randrange(10):
            case 0:
                _contract(world, WithdrawRevision, withdrawn_by=party, reason=f"No {number}", **of)
            case 1:
                _contract(world, RefuseRevision, refused_by=party, reason=f"Never {number}", **of)
            case _ if known.standing == "proposed":
                _contract(world, AgreeRevision, agreed_by=party, draft=known.draft, **of)
            case _:
                _contract(world, ProposeRevision, proposed_by=party, draft=known.draft, **of)


def _live(world: World, chance: Random, number: int) -> None:
    """The contract goes on longer, a break point moves, partners come and go."""
    match chance.randrange(4):
        case 0:
            ends_on = date(2030, 1 + number % 12, 28)
            _contract(world, ExtendContract, ends_on=ends_on, reason=f"Reason {number}")
        case 1:
            _contract(world, AddPartner, organisation_id=an_id(800 + number), on=chance.choice(DAYS))
        case 2:
            state: Any = world.state(Ids(0).contract)
            for partner in state.partner_ids[-1:]:
                gone = {"organisation_id": partner, "on": date(2026, 4, 2), "reason": "Closed"}
                _contract(world, RemovePartner, **gone)
        case _:
            state = world.state(Ids(0).contract)
            for break_point in [*state.break_points][-1:]:
                moved = {
                    "break_point_id": break_point,
                    "on": chance.choice(DAYS),
                    "reason": f"Reason {number}",
                }
                _contract(world, MoveBreakPoint, **moved)


def _schedule(world: World, chance: Random, number: int) -> None:
    _contract(
        world, ScheduleBreakPoint, break_point_id=an_id(400 + number), on=chance.choice(DAYS), purpose="Look"
    )


def _open(world: World, chance: Random, number: int) -> None:
    del number
    period = chance.choice(PERIODS)
    asked = tuple(
        Asked(indicator_id=known.indicator_id, title=known.title, measure=known.measure, scale=known.scale)
        for known in chance.sample(INDICATORS, chance.randint(1, 3))
    )
    days = {"due_on": CALENDAR.due_on(period), "locks_on": CALENDAR.locks_on(period)}
    _return(world, period, OpenReturn, **_fields_of(OPEN, period=period, asked=asked, **days))


def _submit(world: World, chance: Random, number: int) -> None:
    """The asked indicators are not known here, so every choice of them is tried; the rules let one pass."""
    narratives = (Narrative(prompt_id=PROMPT.prompt_id, text=f"Story {number}"),) * chance.randrange(2)
    period = chance.choice(PERIODS)
    for chosen in range(1, 8):
        asked = [known for place, known in enumerate(INDICATORS) if chosen >> place & 1]
        readings = tuple(_reading(known.indicator_id, chance) for known in asked)
        if _return(world, period, SubmitReturn, readings=readings, narratives=narratives):
            return


def _question(world: World, chance: Random, number: int) -> None:
    period = chance.choice(PERIODS)
    indicator_id = chance.choice((None, HOPEFUL.indicator_id))
    asked = {"query_id": an_id(500 + number), "question": "Why?", "indicator_id": indicator_id}
    _return(world, period, QueryReturn, **asked)


def _answer(world: World, chance: Random, number: int) -> None:
    del chance
    for query_id in (an_id(500 + earlier) for earlier in range(number)):
        for period in PERIODS:
            if _return(world, period, AnswerQuery, query_id=query_id, answer=f"Because {number}"):
                return


def _judge(world: World, chance: Random, number: int) -> None:
    period = chance.choice(PERIODS)
    if chance.random() < 0.5:
        _return(world, period, SendBackReturn, reason=f"Reason {number}")
    else:
        _return(world, period, AcceptReturn, note=f"Note {number}")


def _restate(world: World, chance: Random, number: int) -> None:
    reading = _reading(chance.choice(INDICATORS).indicator_id, chance)
    _return(world, chance.choice(PERIODS), RestateReading, reading=reading, reason=f"Reason {number}")


def _lift(world: World, chance: Random, number: int) -> None:
    del number
    _return(world, chance.choice(PERIODS), LiftLock, reason="Flood", until=date(2027, 12, 31))


ACTS: Final[tuple[Callable[[World, Random, int], None], ...]] = (
    _rename,
    _define,
    *(_draft,) * 2,
    *(_write,) * 6,
    *(_settle,) * 5,
    *(_live,) * 2,
    _schedule,
    *(_open,) * 2,
    *(_submit,) * 5,
    *(_question,) * 2,
    *(_answer,) * 2,
    *(_judge,) * 2,
    *(_restate,) * 4,
    _lift,
)


def _contract(world: World, command: type[Any], **fields: Any) -> bool:
    contract_id = Ids(0).contract
    return world.do(command(stream_id=contract_id, **fields), contract_id=contract_id)


def _return(world: World, of: Period, command: type[Any], /, **fields: Any) -> bool:
    contract_id = Ids(0).contract
    return world.do(command(stream_id=return_id(contract_id, of), **fields), contract_id=contract_id)


def _fields_of(command: OpenReturn, **changes: Any) -> dict[str, Any]:
    fields = {name: getattr(command, name) for name in command.__struct_fields__ if name != "stream_id"}
    return {**fields, **changes}


def _reading(indicator_id: UUID, chance: Random) -> Reading:
    if chance.random() < 0.2:
        return Reading(indicator_id=indicator_id, missing="not_collected", comment="Nobody asked")
    score = Decimal(chance.randint(70, 350)) / 10
    figures: dict[UUID, Figure] = {
        HOPEFUL.indicator_id: Proportion(numerator=chance.randint(0, 9), denominator=chance.randint(9, 40)),
        WELL_BEING.indicator_id: Score(score=score, people=chance.randint(1, 40)),
        LONELY.indicator_id: Count(count=chance.randint(0, 30)),
    }
    return Reading(indicator_id=indicator_id, figure=figures[indicator_id])


def _expectation(indicator_id: UUID, chance: Random) -> Expectation:
    baseline = Baseline(value=Decimal(chance.randint(8, 20)), on=date(2026, 3, 31))
    return Expectation(
        indicator_id=indicator_id,
        baseline=chance.choice((None, baseline)),
        path=(ExpectedPoint(on=date(2028, 3, 31), value=Decimal(chance.randint(20, 30))),),
    )
