"""Which stream answers which command: its empty state, its decisions and its evolution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, get_args

from domain.contract import model as contract
from domain.contract.commands import ContractCommand
from domain.contract.events import ContractEvent
from domain.council import model as council
from domain.council.commands import CouncilCommand
from domain.council.events import CouncilEvent
from domain.framework import model as framework
from domain.framework.commands import FrameworkCommand
from domain.framework.events import FrameworkEvent
from domain.organisation import model as organisation
from domain.organisation.commands import OrganisationCommand
from domain.organisation.events import OrganisationEvent
from domain.provider_return import model as provider_return
from domain.provider_return.commands import ReturnCommand
from domain.provider_return.events import ReturnEvent
from domain.shared.errors import NotFound
from domain.shared.facts import Command, Fact


class AnotherKind(NotFound):
    """The id names a stream of another kind, such as a contract where a framework is meant."""


class Stream(NamedTuple):
    """How one kind of stream lives.

    Attributes:
        empty: the state before the first fact.
        decide: state, command and the moment to the facts that follow, or a `DomainError`.
        evolve: state and fact to the next state.
        facts: the types of its facts.
    """

    empty: Any
    decide: Callable[[Any, Any, datetime], tuple[Fact, ...]]
    evolve: Callable[[Any, Any], Any]
    facts: frozenset[type[Fact]]

    def evolve_own(self, state: Any, fact: Fact) -> Any:
        """As `evolve`, of a stream that may be of another kind: an id can name anything.

        Raises:
            AnotherKind: where it is.
        """
        if state is self.empty and type(fact) not in self.facts:
            raise AnotherKind("There is no such thing under this id, but something of another kind.")
        return self.evolve(state, fact)

    def fold(self, state: Any, facts: Iterable[Fact]) -> Any:
        """The state after the facts, in order."""
        for fact in facts:
            state = self.evolve(state, fact)
        return state

    def decide_all(self, state: Any, commands: Sequence[Command], now: datetime) -> tuple[Fact, ...]:
        """The facts that follow from commands given one after the other.

        Raises:
            DomainError: where one of them is refused; then none of them counts.
        """
        facts: list[Fact] = []
        for command in commands:
            following = self.decide(state, command, now)
            state = self.fold(state, following)
            facts.extend(following)
        return tuple(facts)


COUNCIL = Stream(council.Council(), council.decide, council.evolve, frozenset(get_args(CouncilEvent)))
ORGANISATION = Stream(
    organisation.Organisation(),
    organisation.decide,
    organisation.evolve,
    frozenset(get_args(OrganisationEvent)),
)
FRAMEWORK = Stream(
    framework.Framework(), framework.decide, framework.evolve, frozenset(get_args(FrameworkEvent))
)
CONTRACT = Stream(contract.Contract(), contract.decide, contract.evolve, frozenset(get_args(ContractEvent)))
RETURN = Stream(
    provider_return.Return(), provider_return.decide, provider_return.evolve, frozenset(get_args(ReturnEvent))
)

_COMMANDS: tuple[tuple[Stream, Any], ...] = (
    (COUNCIL, CouncilCommand),
    (ORGANISATION, OrganisationCommand),
    (FRAMEWORK, FrameworkCommand),
    (CONTRACT, ContractCommand),
    (RETURN, ReturnCommand),
)
STREAM_OF: dict[type[Command], Stream] = {
    command_type: stream for stream, commands in _COMMANDS for command_type in get_args(commands)
}
"""The stream that answers each type of command."""
