"""Opens the returns whose periods have ended, so that providers find what is asked of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import cast
from uuid import UUID

from domain.contract.events import ContractAwarded, ContractEnded, ContractExtended
from domain.contract.model import Contract, evolve
from domain.provider_return.model import return_id
from domain.provider_return.opening import opening_of
from domain.shared.days import local_day
from domain.shared.errors import AlreadyDone, DomainError
from domain.shared.values import Period
from eventstore import source
from eventstore.envelope import Envelope
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.streams import CONTRACT

PAGE = 500
_OF_THE_TERM = (ContractAwarded.__name__, ContractExtended.__name__, ContractEnded.__name__)
"""Events that say which periods a contract reports on."""
_logger = logging.getLogger(__name__)


class ReturnOpener:
    """Opens returns as the calendars of contracts say.

    A period that had ended before its contract was entered here is left to an import: nobody is asked now
    for what was reported elsewhere.

    Args:
        application: knows the contracts and executes.
    """

    def __init__(self, application: Fingerpost) -> None:
        self._application = application
        self._awards: dict[UUID, Envelope] = {}
        self._terms: dict[UUID, Contract] = {}
        self._read_to = 0

    async def open_due(self) -> int:
        """Open every return that is to be open by now and is not; tell how many were opened."""
        await self._learn()
        wanted = {
            return_id(award.stream_id, period): (award, period)
            for award in self._awards.values()
            for period in self._ended(award)
        }
        known = await self._application.store.known_streams(list(wanted))
        opened = 0
        for stream_id, (award, period) in wanted.items():
            if stream_id not in known:
                opened += await self._open(award, period)
        return opened

    async def _learn(self) -> None:
        """Read what was awarded, extended and ended since the last time."""
        while True:
            events = await self._application.store.read_log(self._read_to, types=_OF_THE_TERM, limit=PAGE)
            for event in events:
                envelope = cast("Envelope", self._application.mapper.to_domain_event(event))
                fact = cast("ContractAwarded | ContractExtended | ContractEnded", envelope.fact)
                if isinstance(fact, ContractAwarded):
                    self._awards[envelope.stream_id] = envelope
                before = self._terms.get(envelope.stream_id, Contract())
                self._terms[envelope.stream_id] = evolve(before, fact)
                self._read_to = event.position
            if len(events) < PAGE:
                return

    def _ended(self, award: Envelope) -> Iterator[Period]:
        today = local_day(self._application.clock())
        entered = local_day(award.recorded_at) if award.recorded_at else today
        return (
            period for period in self._terms[award.stream_id].periods() if entered <= period.ends_on < today
        )

    async def _open(self, award: Envelope, period: Period) -> int:
        contract: Contract = await self._application.state(award.stream_id, CONTRACT)
        opening = opening_of(award.stream_id, contract, period)
        if opening is None or award.council_id is None:
            return 0
        context = Context(
            role="operator", council_id=award.council_id, contract_id=award.stream_id, source=source.CALENDAR
        )
        try:
            await self._application.execute(opening, context=context)
        except AlreadyDone:
            return 0  # another process was faster
        except DomainError as error:
            _logger.warning(
                "The return of contract %s for %s cannot be opened: %s", award.stream_id, period.label, error
            )
            return 0
        return 1
