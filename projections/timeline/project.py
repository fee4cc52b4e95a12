"""What events do to the timeline: each of a contract's becomes an entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from domain.codec import CODEC
from domain.contract.events import ContractEvent
from projections.changes import Happened, NotProjectable, Put, RowChange
from projections.timeline.tables import ENTRY

_OF_THE_CONTRACT_ITSELF: tuple[type, ...] = get_args(ContractEvent)


def project(event: Happened) -> Iterable[RowChange]:
    """Keep the event as it is, in its present form."""
    contract_id = event.stream_id if isinstance(event.fact, _OF_THE_CONTRACT_ITSELF) else event.contract_id
    if contract_id is None:
        raise NotProjectable("It does not say which contract it is of.")
    encoded = CODEC.encode(event.fact)
    yield Put(
        ENTRY,
        {"contract_id": contract_id, "position": event.position},
        {
            "recorded_at": event.recorded_at,
            "actor_id": event.actor_id,
            "role": event.role,
            "source": event.source,
            "stream_id": event.stream_id,
            "type": encoded.type,
            "schema_version": encoded.schema_version,
            "fact": msgspec.Raw(encoded.payload),
        },
    )
