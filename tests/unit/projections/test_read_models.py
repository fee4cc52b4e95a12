"""What holds of all read models together."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import get_args

import msgspec
from sqlalchemy import Column, MetaData, Text

from domain.codec import DomainEvent
from projections.checkpoints import CHECKPOINT
from projections.known import METADATA
from projections.read_models import READ_MODELS


def test_every_event_concerns_some_read_model() -> None:
    concerned = {event for model in READ_MODELS for event in model.events}
    assert concerned == set(get_args(DomainEvent))


def test_every_table_is_written_by_one_read_model() -> None:
    written = Counter(table for model in READ_MODELS for table in model.tables)
    assert set(written.values()) == {1}
    assert set(METADATA.tables.values()) - set(written) == {CHECKPOINT}


def test_every_row_says_whose_it_is_and_from_when_to_when_it_was_known() -> None:
    for model in READ_MODELS:
        for table in model.tables:
            assert not table.c.council_id.nullable
            assert not table.c.known_from.nullable
            assert table.c.known_to.nullable
            assert "contract_id" in table.c


def test_rows_of_contracts_can_never_be_seen_as_everyones() -> None:
    names = {"contracts", "returns", "distances", "timeline"}
    of_contracts = [model for model in READ_MODELS if model.name in names]
    assert all(not table.c.contract_id.nullable for model in of_contracts for table in model.tables)


def test_a_definition_has_another_digest_when_its_tables_or_its_events_or_its_text_change() -> None:
    directory = READ_MODELS[0]
    wider = directory.tables[0].to_metadata(MetaData(schema="projections"))
    wider.append_column(Column("known_as", Text))
    others = (
        msgspec.structs.replace(directory, tables=(wider, *directory.tables[1:])),
        msgspec.structs.replace(directory, events=directory.events[1:]),
        msgspec.structs.replace(directory, sources=(asyncio,)),
    )
    digests = {directory.digest, *(other.digest for other in others)}
    assert len(digests) == 4
    assert directory.digest == READ_MODELS[0].digest
