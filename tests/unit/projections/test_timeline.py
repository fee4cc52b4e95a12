"""What the timeline makes of events."""

from __future__ import annotations

import pytest

from domain.codec import CODEC
from projections.changes import NotProjectable
from projections.timeline.tables import ENTRY
from tests.unit.domain.examples import AWARDED, CONTRACT, OPENED, RETURN
from tests.unit.projections.given import ACTOR, current, happened, moment


def test_an_event_becomes_an_entry_that_holds_the_fact_itself() -> None:
    (row,) = current("timeline", ENTRY, happened(RETURN, OPENED))
    assert (row["contract_id"], row["stream_id"], row["position"]) == (CONTRACT, RETURN, 1)
    assert (row["type"], row["actor_id"], row["recorded_at"]) == ("ReturnOpened", ACTOR, moment(1))
    assert CODEC.decode(row["type"], row["schema_version"], row["fact"].encode()) == OPENED


def test_a_contracts_own_event_need_not_name_the_contract() -> None:
    (row,) = current("timeline", ENTRY, happened(CONTRACT, AWARDED, contract_id=None))
    assert row["contract_id"] == CONTRACT


def test_a_returns_event_must_name_the_contract() -> None:
    with pytest.raises(NotProjectable, match="which contract"):
        current("timeline", ENTRY, happened(RETURN, OPENED, contract_id=None))
