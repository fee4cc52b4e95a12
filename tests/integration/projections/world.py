"""A small world in which things are done to contracts and returns, by the domain's own decisions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec

from domain.codec import CODEC
from domain.contract.commands import SetExpectation
from domain.council.commands import RegisterCouncil
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import TookPart
from domain.organisation.commands import RegisterOrganisation
from domain.provider_return.model import return_id
from domain.shared.errors import DomainError
from domain.shared.facts import Command
from eventstore import RecordedEvent
from services.application.streams import STREAM_OF
from tests.unit.domain.examples import (
    AWARD,
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    EXPECTATION,
    FRAMEWORK,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    MAP,
    OPEN,
    PARTNER,
    SPRING,
    WELL_BEING,
    an_id,
)

BEGINNING = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
ACTOR = an_id(99)


class Ids:
    """The ids of the examples moved by a number, so that several contracts can stand in one log."""

    def __init__(self, number: int) -> None:
        self._shift = number << 64

    def __call__(self, known: UUID) -> UUID:
        """The example's id, moved."""
        return UUID(int=known.int + self._shift)

    @property
    def contract(self) -> UUID:
        return self(CONTRACT)

    @property
    def spring_return(self) -> UUID:
        """The return for April to June 2026."""
        return return_id(self.contract, SPRING)


class World:
    """Streams and the log of what happened in them; what is against the rules does not happen.

    Attributes:
        events: the log, in order of position.
        now: when the next thing is done.
    """

    def __init__(self, council_id: UUID = COUNCIL) -> None:
        self.council_id = council_id
        self.events: list[RecordedEvent] = []
        self.now = BEGINNING
        self._states: dict[UUID, tuple[object, int]] = {}

    def state(self, stream_id: UUID) -> object:
        """The state of a stream."""
        return self._states[stream_id][0]

    def do(self, *commands: Command, contract_id: UUID | None = None) -> bool:
        """Do something as one append; false where a rule forbids it."""
        stream = STREAM_OF[type(commands[0])]
        stream_id = commands[0].stream_id
        state, version = self._states.get(stream_id, (stream.empty, 0))
        try:
            facts = stream.decide_all(state, commands, self.now)
        except DomainError:
            return False
        for number, fact in enumerate(facts, version + 1):
            encoded = CODEC.encode(fact)
            self.events.append(
                RecordedEvent(
                    originator_id=stream_id,
                    originator_version=number,
                    topic=encoded.type,
                    state=encoded.payload,
                    position=len(self.events) + 1,
                    schema_version=encoded.schema_version,
                    recorded_at=self.now,
                    council_id=self.council_id,
                    contract_id=contract_id,
                    actor_id=ACTOR,
                    role="commissioner",
                    source="web",
                )
            )
        self._states[stream_id] = (stream.fold(state, facts), version + len(facts))
        self.now += timedelta(days=2, hours=7)
        return True


def furnished(council_id: UUID = COUNCIL, number: int = 0) -> World:
    """A world with an agreed framework, an awarded contract with its terms, and one open return.

    Args:
        council_id: whose it is.
        number: added to every id, so that two worlds can share a log.
    """
    world = World(council_id)
    furnish(world, number)
    return world


def furnish(world: World, number: int = 0) -> None:
    """Do in a world what has to come before returns."""
    ids = Ids(number)
    world.do(RegisterCouncil(stream_id=world.council_id, name=f"Ashmere {number}"))
    for known, name in ((LEAD, "Kite Youth"), (PARTNER, "Harbour Trust")):
        world.do(
            RegisterOrganisation(
                stream_id=ids(known), council_id=world.council_id, name=f"{name} {number}", kind="charity"
            )
        )
    framework = {"stream_id": ids(FRAMEWORK)}
    world.do(
        OpenFramework(council_id=world.council_id, title="Young people", service_area="Youth", **framework)
    )
    world.do(*(DefineOutcome(outcome=outcome, **framework) for outcome in (CONFIDENCE, FRIENDSHIP)))
    world.do(*(DefineIndicator(indicator=known, **framework) for known in (HOPEFUL, WELL_BEING, LONELY)))
    world.do(AgreeFramework(agreed_on=world.now.date(), took_part=TookPart(providers=2), **framework))
    award(world, number)


def award(world: World, number: int = 0) -> None:
    """Award the contract of that number, agree its terms and open its first return."""
    ids = Ids(number)
    replace = msgspec.structs.replace
    contract_id = ids.contract
    parties = {"lead_provider_id": ids(LEAD), "partner_ids": (ids(PARTNER),)}
    awarded = replace(
        AWARD, stream_id=contract_id, council_id=world.council_id, framework_id=ids(FRAMEWORK), **parties
    )
    world.do(awarded, contract_id=contract_id)
    world.do(replace(MAP, stream_id=contract_id), contract_id=contract_id)
    world.do(SetExpectation(stream_id=contract_id, expectation=EXPECTATION), contract_id=contract_id)
    opened = replace(OPEN, stream_id=ids.spring_return, contract_id=contract_id)
    world.do(opened, contract_id=contract_id)
