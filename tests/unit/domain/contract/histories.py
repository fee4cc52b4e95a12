"""Random histories of a contract: two parties who see it some steps late, and a clock that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from domain.contract.commands import (
    AwardContract,
    ContractCommand,
)
from domain.contract.events import ContractEvent
from domain.contract.model import Contract, decide, evolve
from domain.contract.terms import Party
from domain.shared.errors import DomainError
from tests.unit.domain.contract.changing import choosers
from tests.unit.domain.contract.wishes import Wish, answering, drafting, dropping, living, redrafting, writing
from tests.unit.domain.examples import AWARD, MAP
from tests.unit.domain.strategies import calendars


class Asked(NamedTuple):
    """A wish, how many steps before it the contract was looked at, and days since the last wish."""

    wish: Wish
    steps_ago: int = 0
    days_passed: int = 0


class Step(NamedTuple):
    """A command that was not refused: what its writer saw, what there was, and what followed."""

    today: date
    seen: Contract
    before: Contract
    command: ContractCommand
    events: tuple[ContractEvent, ...]

    @property
    def after(self) -> Contract:
        """What there was then."""
        state = self.before
        for event in self.events:
            state = evolve(state, event)
        return state


class History(NamedTuple):
    """How a contract was awarded, and all that was asked for since."""

    award: AwardContract
    asked: list[Asked]


parties: st.SearchStrategy[Party] = st.sampled_from(get_args(Party))
which = st.integers(0, 1)
places = st.integers(0, 2)
coming = st.integers(-45, 250)
draftings = st.builds(drafting, parties, coming)
writings = st.builds(writing, which, places, parties, choosers)
lives = st.one_of(
    st.builds(living, st.sampled_from(("add", "remove")), st.integers(-45, 45)),
    st.builds(living, st.sampled_from(("move", "schedule", "expect")), st.integers(-45, 90)),
    st.builds(living, st.just("extend"), st.integers(-5, 200)),
)
wishes: st.SearchStrategy[Wish] = st.one_of(
    draftings,
    st.builds(redrafting, which, parties, coming),
    writings,
    st.builds(dropping, which, places, parties),
    st.builds(
        answering, which, parties, st.sampled_from(("propose", "agree", "withdraw", "refuse", "speak"))
    ),
    lives,
)
muddles: st.SearchStrategy[Sequence[Asked]] = st.lists(
    st.builds(
        Asked,
        wish=wishes,
        steps_ago=st.sampled_from((0, 0, 0, 1, 2)),
        days_passed=st.sampled_from((0, 0, 3, 20, 45)),
    ),
    min_size=1,
    max_size=8,
)
"""Whatever comes to anybody's mind."""


def _dealt(
    one: Party, begun: Sequence[Wish], again: Sequence[Wish], waited: int, looked_away: Sequence[int]
) -> Sequence[Asked]:
    other: Party = "lead_provider" if one == "commissioner" else "commissioner"
    put, put_again, agreed = looked_away
    return (
        *map(Asked, begun),
        Asked(answering(-1, one, "propose"), put),
        *map(Asked, again),
        *(Asked(answering(-1, one, "propose"), put_again) for _ in again[:1]),
        Asked(answering(-1, other, "agree"), agreed, waited),
    )


newest = st.builds(writing, st.just(-1), places, parties, choosers)
deals: st.SearchStrategy[Sequence[Asked]] = st.builds(
    _dealt,
    parties,
    st.tuples(st.builds(drafting, parties, st.integers(-5, 120)), newest, newest),
    st.lists(newest, max_size=2),
    st.sampled_from((0, 0, 10, 60)),
    st.sampled_from(((0, 0, 0), (0, 0, 0), (0, 0, 2), (0, 1, 0), (1, 0, 0))),
)
"""A revision from its draft to its agreement, perhaps changed on the way, or agreed late or unseen."""
endings: st.SearchStrategy[Sequence[Asked]] = st.builds(living, st.just("end"), st.integers(-30, 60)).map(
    lambda wish: (Asked(wish, days_passed=3),)
)


def _all_of(some: Sequence[Sequence[Asked]]) -> list[Asked]:
    return [asked for together in some for asked in together]


asked_for = st.lists(st.one_of(deals, muddles), min_size=2, max_size=6).map(_all_of)
nothing: st.SearchStrategy[Sequence[Asked]] = st.just(())
whole_lives = st.tuples(asked_for, nothing | endings, nothing | muddles).map(_all_of)
first_days = st.dates(date(2023, 12, 1), date(2027, 12, 31)) | st.just(date(2024, 2, 29))


def _awarded(starts_on: date, length: int, calendar: object) -> AwardContract:
    ends_on = starts_on + timedelta(days=length)
    return replace(AWARD, starts_on=starts_on, ends_on=ends_on, calendar=calendar)


histories = st.builds(
    History, award=st.builds(_awarded, first_days, st.integers(200, 900), calendars), asked=whole_lives
)


def steps_of(history: History, more: Sequence[Asked] = ()) -> Iterator[Step]:
    """Every command that was not refused, the contract being awarded and its map agreed on its first day."""
    today, passed = history.award.starts_on, [Contract()]
    for begin in (history.award, MAP):
        step = _decided(Asked(_fixed(begin)), today, passed[-1], passed[-1])
        assert step
        passed.append(step.after)
        yield step
    for asked in (*history.asked, *more):
        today += timedelta(days=asked.days_passed)
        step = _decided(asked, today, passed[max(2, len(passed) - 1 - asked.steps_ago)], passed[-1])
        if step:
            passed.append(step.after)
            yield step


def _fixed(command: ContractCommand) -> Wish:
    return lambda _seen, _today: command


def _decided(asked: Asked, today: date, seen: Contract, before: Contract) -> Step | None:
    command = asked.wish(seen, today)
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    try:
        return Step(today, seen, before, command, decide(before, command, noon))
    except DomainError:
        return None
