"""An old stream must always load: no order of facts stops `evolve`, and `decide` only ever refuses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codec import CODEC
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
from domain.shared.errors import DomainError, Several
from tests.unit.domain.scenario import Decider
from tests.unit.domain.strategies import facts, of

STREAMS: dict[str, tuple[Decider[Any, Any, Any], Any, Any]] = {
    "council": (Decider(council.Council(), council.decide, council.evolve), CouncilCommand, CouncilEvent),
    "organisation": (
        Decider(organisation.Organisation(), organisation.decide, organisation.evolve),
        OrganisationCommand,
        OrganisationEvent,
    ),
    "framework": (
        Decider(framework.Framework(), framework.decide, framework.evolve),
        FrameworkCommand,
        FrameworkEvent,
    ),
    "contract": (
        Decider(contract.Contract(), contract.decide, contract.evolve),
        ContractCommand,
        ContractEvent,
    ),
    "return": (
        Decider(provider_return.Return(), provider_return.decide, provider_return.evolve),
        ReturnCommand,
        ReturnEvent,
    ),
}
moments = st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize("stream", STREAMS)
@given(data=st.data())
def test_any_facts_in_any_order_load(stream: str, data: st.DataObject) -> None:
    decider, _, events = STREAMS[stream]
    past = data.draw(st.lists(facts(*get_args(events)), max_size=12))
    assert isinstance(decider.after(*past), type(decider.empty))


@pytest.mark.parametrize("stream", STREAMS)
@given(data=st.data())
def test_any_command_after_any_facts_is_answered_with_facts_or_refused_in_words(
    stream: str, data: st.DataObject
) -> None:
    decider, commands, events = STREAMS[stream]
    past = data.draw(st.lists(facts(*get_args(events)), max_size=6))
    command = data.draw(of(commands))
    decided, refused = _answer(decider.after(*past), command, data.draw(moments), decider)
    assert all(error.message.endswith(".") and not isinstance(error, Several) for error in refused)
    assert tuple(CODEC.decode(*CODEC.encode(event)) for event in decided) == decided
    assert isinstance(decider.after(*past, *decided), type(decider.empty))


def _answer(
    state: object, command: object, now: datetime, decider: Decider[Any, Any, Any]
) -> tuple[tuple[Any, ...], tuple[DomainError, ...]]:
    try:
        return decider.decide(state, command, now), ()
    except Several as several:
        return (), several.errors
    except DomainError as error:
        return (), (error,)
