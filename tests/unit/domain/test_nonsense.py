"""An old stream must always load: no order of facts stops `evolve`, and `decide` only ever refuses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple, get_args

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
from domain.framework.events import FrameworkEvent, FrameworkOpened
from domain.organisation import model as organisation
from domain.organisation.commands import OrganisationCommand
from domain.organisation.events import OrganisationEvent
from domain.provider_return import model as provider_return
from domain.provider_return.commands import ReturnCommand
from domain.provider_return.events import ReturnEvent
from domain.shared.errors import DomainError, Several
from domain.shared.facts import Fact
from tests.unit.domain.examples import AWARDED, COUNCIL, MAPPED, OPENED
from tests.unit.domain.scenario import Decider
from tests.unit.domain.strategies import facts, of


class Stream(NamedTuple):
    """A stream's decisions, what it can be asked, what can have happened, and how it begins in earnest."""

    decider: Decider[Any, Any, Any]
    commands: Any
    events: Any
    begun: tuple[Fact, ...] = ()


STREAMS = {
    "council": Stream(
        Decider(council.Council(), council.decide, council.evolve), CouncilCommand, CouncilEvent
    ),
    "organisation": Stream(
        Decider(organisation.Organisation(), organisation.decide, organisation.evolve),
        OrganisationCommand,
        OrganisationEvent,
    ),
    "framework": Stream(
        Decider(framework.Framework(), framework.decide, framework.evolve),
        FrameworkCommand,
        FrameworkEvent,
        (FrameworkOpened(council_id=COUNCIL, title="Youth", service_area="", level="service"),),
    ),
    "contract": Stream(
        Decider(contract.Contract(), contract.decide, contract.evolve),
        ContractCommand,
        ContractEvent,
        (AWARDED, MAPPED),
    ),
    "return": Stream(
        Decider(provider_return.Return(), provider_return.decide, provider_return.evolve),
        ReturnCommand,
        ReturnEvent,
        (OPENED,),
    ),
}
moments = st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize("stream", STREAMS)
@given(data=st.data())
def test_any_facts_in_any_order_load(stream: str, data: st.DataObject) -> None:
    decider, _, events, begun = STREAMS[stream]
    past = (
        *data.draw(st.sampled_from(((), begun))),
        *data.draw(st.lists(facts(*get_args(events)), max_size=10)),
    )
    assert isinstance(decider.after(*past), type(decider.empty))


@pytest.mark.parametrize("stream", STREAMS)
@given(data=st.data())
def test_any_command_after_any_facts_is_answered_with_facts_or_refused_in_words(
    stream: str, data: st.DataObject
) -> None:
    decider, commands, events, begun = STREAMS[stream]
    past = (
        *data.draw(st.sampled_from(((), begun))),
        *data.draw(st.lists(facts(*get_args(events)), max_size=6)),
    )
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
