"""Given these facts, when this is asked, then these facts follow, or it is refused in words to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from typing import Generic, TypeVar

import pytest

from domain.shared.errors import DomainError, Several

State = TypeVar("State")
Command = TypeVar("Command")
Event = TypeVar("Event")

NOON = datetime(2026, 7, 10, 12, 0, tzinfo=UTC)
"""When things are asked, unless a test says otherwise: 1 pm on 10 July 2026 in London."""

FOR_PROGRAMS = re.compile(r"[_{}<>]|None|UUID|Decimal|datetime")


@dataclass(frozen=True)
class Decider(Generic[State, Command, Event]):
    """One stream's decisions, ready to be given facts."""

    empty: State
    decide: Callable[[State, Command, datetime], tuple[Event, ...]]
    evolve: Callable[[State, Event], State]

    def after(self, *events: Event) -> State:
        """The state that the facts add up to."""
        return reduce(self.evolve, events, self.empty)

    def given(self, *events: Event) -> Given[State, Command, Event]:
        """What has happened so far."""
        return Given(self, events)


@dataclass(frozen=True)
class Given(Generic[State, Command, Event]):
    """A stream with a past."""

    decider: Decider[State, Command, Event]
    events: tuple[Event, ...]

    def when(self, command: Command, *, at: datetime = NOON) -> When[State, Command, Event]:
        """What is asked of it, and when."""
        return When(self, command, at)


@dataclass(frozen=True)
class When(Generic[State, Command, Event]):
    """A stream that was asked for something."""

    given: Given[State, Command, Event]
    command: Command
    at: datetime

    def decided(self) -> tuple[Event, ...]:
        """The facts that follow."""
        decider = self.given.decider
        return decider.decide(decider.after(*self.given.events), self.command, self.at)

    def then(self, *events: Event) -> None:
        """Exactly these facts follow."""
        assert self.decided() == events

    def then_nothing(self) -> None:
        """It is as asked already, so no fact follows."""
        assert self.decided() == ()

    def then_refused(self, kind: type[DomainError], saying: str, *, field: str = "") -> None:
        """It is refused for this one reason, beside this field, in words that hold these."""
        (error,) = self.refusals()
        assert type(error) is kind
        assert error.field == field
        assert saying in error.message

    def then_refused_for(self, *reasons: tuple[type[DomainError], str]) -> None:
        """It is refused for several reasons at once, each of a kind and beside a field, in this order."""
        assert [(type(error), error.field) for error in self.refusals()] == list(reasons)

    def refusals(self) -> tuple[DomainError, ...]:
        """The single reasons for which it is refused, each checked to be a sentence for a person."""
        with pytest.raises(DomainError) as refused:
            self.decided()
        error = refused.value
        single = error.errors if isinstance(error, Several) else (error,)
        for one in single:
            assert_readable(one)
        return single


def assert_readable(error: DomainError) -> None:
    """A refusal is whole sentences, short, without words that only programs use."""
    assert error.message == str(error)
    assert error.message[0].isupper() or error.message[0] == "“", error.message
    assert error.message.endswith("."), error.message
    assert all(len(sentence.split()) <= 35 for sentence in error.message.split(". ")), error.message
    assert not FOR_PROGRAMS.search(error.message), error.message
    assert error.code not in ("", "refused")
