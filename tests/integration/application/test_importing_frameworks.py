"""Bringing a file into a framework of the record: all of it or nothing, and nothing twice."""

from __future__ import annotations

import msgspec
import pytest

from domain.framework.commands import DefineQualityCharacteristic
from domain.framework.definitions import QualityCharacteristic
from domain.framework.model import Framework
from domain.shared.errors import EditedMeanwhile, Invalid
from eventstore import source
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.frameworks.document import QualityEntry, document_of_state
from services.application.frameworks.importing import import_framework
from services.application.streams import FRAMEWORK as STREAM
from tests.unit.domain.examples import COUNCIL, FRAMEWORK, an_id
from tests.unit.services.application.frameworks.making import (
    DOCUMENT,
    with_indicator,
    with_outcome,
    without_ids,
)

CONTEXT = Context(role="commissioner", council_id=COUNCIL, source=source.spreadsheet("a" * 64))


async def state(application: Fingerpost) -> Framework:
    found: Framework = await application.state(FRAMEWORK, STREAM)
    return found


async def test_a_file_becomes_a_framework_of_the_council_in_one_step(application: Fingerpost) -> None:
    _, recorded = await import_framework(application, DOCUMENT, framework_id=FRAMEWORK, context=CONTEXT)
    assert recorded is not None
    assert (recorded.version, recorded.events) == (6, 6)
    brought_in = await state(application)
    assert brought_in.council_id == COUNCIL
    assert without_ids(document_of_state(brought_in)) == without_ids(DOCUMENT)
    events = await application.store.read_log(0, limit=10)
    assert {event.source for event in map(application.mapper.to_domain_event, events)} == {CONTEXT.source}


async def test_the_same_file_again_records_nothing(application: Fingerpost) -> None:
    for _ in range(2):
        plan, recorded = await import_framework(
            application, DOCUMENT, framework_id=FRAMEWORK, context=CONTEXT
        )
    assert (plan.is_empty, recorded) == (True, None)


async def test_a_file_with_anything_wrong_in_it_records_nothing_at_all(application: Fingerpost) -> None:
    with pytest.raises(Invalid):
        await import_framework(application, with_indicator(title=""), framework_id=FRAMEWORK, context=CONTEXT)
    assert not (await state(application)).is_open


async def test_a_character_that_cannot_be_kept_stops_the_whole_file(application: Fingerpost) -> None:
    unwritable = msgspec.structs.replace(
        DOCUMENT, quality_characteristics=(QualityEntry(statement="Be\0 kind."),)
    )
    with pytest.raises(Invalid, match="cannot be kept"):
        await import_framework(application, unwritable, framework_id=FRAMEWORK, context=CONTEXT)
    assert not (await state(application)).is_open


async def test_what_was_looked_at_is_what_is_brought_in(application: Fingerpost) -> None:
    await import_framework(application, DOCUMENT, framework_id=FRAMEWORK, context=CONTEXT)
    seen = (await state(application)).draft
    await application.execute(
        DefineQualityCharacteristic(
            stream_id=FRAMEWORK,
            characteristic=QualityCharacteristic(characteristic_id=an_id(99), statement="Written meanwhile."),
        ),
        context=CONTEXT,
    )
    changed = with_outcome(statement="From the file.")
    with pytest.raises(EditedMeanwhile, match="Look at it again"):
        await import_framework(application, changed, framework_id=FRAMEWORK, context=CONTEXT, draft=seen)
    again, recorded = await import_framework(
        application, changed, framework_id=FRAMEWORK, context=CONTEXT, draft=seen + 1
    )
    assert recorded is not None
    assert len(again.absent.characteristics) == 1
    assert (await state(application)).outcomes[0].statement == "From the file."
