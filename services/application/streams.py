"""Which stream answers which command: its empty state, its decisions and its evolution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, get_args

from domain.contract import model as contract
from domain.contract.commands import ContractCommand
from domain.council import model as council
from domain.council.commands import CouncilCommand
from domain.framework import model as framework
from domain.framework.commands import FrameworkCommand
from domain.organisation import model as organisation
from domain.organisation.commands import OrganisationCommand
from domain.provider_return import model as provider_return
from domain.provider_return.commands import ReturnCommand
from domain.shared.facts import Command, Fact


class Stream(NamedTuple):
    """How one kind of stream lives.

    Attributes:
        empty: the state before the first fact.
        decide: state, command and the moment to the facts that follow, or a `DomainError`.
        evolve: state and fact to the next state.
    """

    empty: Any
    decide: Callable[[Any, Any, datetime], tuple[Fact, ...]]
    evolve: Callable[[Any, Any], Any]

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


COUNCIL = Stream(council.Council(), council.decide, council.evolve)
ORGANISATION = Stream(organisation.Organisation(), organisation.decide, organisation.evolve)
FRAMEWORK = Stream(framework.Framework(), framework.decide, framework.evolve)
CONTRACT = Stream(contract.Contract(), contract.decide, contract.evolve)
RETURN = Stream(provider_return.Return(), provider_return.decide, provider_return.evolve)

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
