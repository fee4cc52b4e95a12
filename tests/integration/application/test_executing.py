"""Executing commands: all or nothing, once, and never over somebody else's change."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from domain.council.commands import RegisterCouncil, RenameCouncil
from domain.council.model import Council
from domain.framework.commands import AgreeFramework, OpenFramework
from domain.framework.definitions import TookPart
from domain.framework.model import Framework
from domain.shared.errors import AlreadyDone, NotFound, NotInState
from eventstore import source
from eventstore.errors import IdempotencyKeyReused
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.streams import COUNCIL, FRAMEWORK

COUNCIL_ID = uuid4()


def context(key: UUID | None = None) -> Context:
    return Context(role="operator", council_id=COUNCIL_ID, source=source.WEB, idempotency_key=key)


async def test_what_follows_from_a_command_is_recorded_with_who_and_whence(application: Fingerpost) -> None:
    actor, stream_id = uuid4(), uuid4()
    given = Context(role="commissioner", council_id=COUNCIL_ID, actor_id=actor, source=source.WEB)
    executed = await application.execute(RegisterCouncil(stream_id=stream_id, name="Here"), context=given)
    (event,) = await application.store.read_log()
    assert (event.position, event.originator_id) == (executed.position, stream_id)
    assert (event.council_id, event.actor_id, event.role) == (COUNCIL_ID, actor, "commissioner")
    assert (event.topic, event.schema_version, event.source) == ("CouncilRegistered", 1, "web")


async def test_several_commands_are_recorded_together_or_not_at_all(application: Fingerpost) -> None:
    stream_id = uuid4()
    opening = OpenFramework(stream_id=stream_id, council_id=COUNCIL_ID, title="Care", service_area="Care")
    agreeing = AgreeFramework(
        stream_id=stream_id, agreed_on=datetime.now(UTC).date(), took_part=TookPart(commissioners=1)
    )
    with pytest.raises(NotInState):
        await application.execute(opening, agreeing, context=context())
    state: Framework = await application.state(stream_id, FRAMEWORK)
    assert not state.is_open


async def test_the_same_command_under_the_same_key_gets_the_first_answer(application: Fingerpost) -> None:
    command, key = RegisterCouncil(stream_id=uuid4(), name="Here"), uuid4()
    first = await application.execute(command, context=context(key))
    again = await application.execute(command, context=context(key))
    assert (again.position, again.version, again.repeated) == (first.position, first.version, True)
    assert await application.store.head() == 1


async def test_twenty_at_once_under_one_key_are_recorded_once(application: Fingerpost) -> None:
    command, key = RegisterCouncil(stream_id=uuid4(), name="Here"), uuid4()
    answers = await asyncio.gather(*(application.execute(command, context=context(key)) for _ in range(20)))
    assert {(answer.position, answer.version) for answer in answers} == {(1, 1)}
    assert sum(not answer.repeated for answer in answers) == 1
    assert await application.store.head() == 1


async def test_a_key_that_was_used_for_something_else_is_refused(application: Fingerpost) -> None:
    stream_id, key = uuid4(), uuid4()
    await application.execute(RegisterCouncil(stream_id=stream_id, name="Here"), context=context(key))
    with pytest.raises(IdempotencyKeyReused):
        await application.execute(RegisterCouncil(stream_id=stream_id, name="There"), context=context(key))


async def test_without_a_key_a_repeated_command_is_refused_by_the_rule(application: Fingerpost) -> None:
    command = RegisterCouncil(stream_id=uuid4(), name="Here")
    await application.execute(command, context=context())
    with pytest.raises(AlreadyDone):
        await application.execute(command, context=context())


async def test_two_who_change_one_thing_at_once_are_both_heard(application: Fingerpost) -> None:
    stream_id = uuid4()
    await application.execute(RegisterCouncil(stream_id=stream_id, name="Here"), context=context())
    answers = await asyncio.gather(
        application.execute(RenameCouncil(stream_id=stream_id, name="There"), context=context()),
        application.execute(RenameCouncil(stream_id=stream_id, name="Elsewhere"), context=context()),
    )
    assert sorted(answer.version for answer in answers) == [2, 3]
    state: Council = await application.state(stream_id, COUNCIL)
    assert state.name in ("There", "Elsewhere")


async def test_a_command_that_changes_nothing_records_nothing(application: Fingerpost) -> None:
    stream_id = uuid4()
    await application.execute(RegisterCouncil(stream_id=stream_id, name="Here"), context=context())
    executed = await application.execute(RenameCouncil(stream_id=stream_id, name="Here"), context=context())
    assert (executed.events, executed.version) == (0, 1)
    assert await application.store.head() == 1


async def test_a_repeated_command_is_answered_though_nothing_is_left_to_record(
    application: Fingerpost,
) -> None:
    stream_id, key = uuid4(), uuid4()
    await application.execute(RegisterCouncil(stream_id=stream_id, name="Here"), context=context())
    command = RenameCouncil(stream_id=stream_id, name="There")
    first = await application.execute(command, context=context(key))
    again = await application.execute(command, context=context(key))
    assert (again.position, again.repeated) == (first.position, True)


async def test_what_was_asked_tells_a_repetition_where_the_commands_follow_from_more(
    application: Fingerpost,
) -> None:
    stream_id, key = uuid4(), uuid4()
    opened = await application.execute(
        RegisterCouncil(stream_id=stream_id, name="Here"), context=context(key), asked=b"a file"
    )
    before = await application.answered_before(stream_id, context(key), b"a file")
    assert before is not None
    assert before.position == opened.position
    with pytest.raises(IdempotencyKeyReused):
        await application.answered_before(stream_id, context(key), b"another file")
    assert await application.answered_before(stream_id, context(uuid4()), b"a file") is None


async def test_an_id_of_another_kind_of_thing_is_not_found_and_left_alone(application: Fingerpost) -> None:
    stream_id = uuid4()
    await application.execute(RegisterCouncil(stream_id=stream_id, name="Here"), context=context())
    state: Framework = await application.state(stream_id, FRAMEWORK)
    assert not state.is_open
    opening = OpenFramework(stream_id=stream_id, council_id=COUNCIL_ID, title="Care", service_area="Care")
    with pytest.raises(NotFound):
        await application.execute(opening, context=context())
    assert await application.store.head() == 1


async def test_a_pinned_clock_is_the_moment_of_the_record(migrated_database_url: str) -> None:
    pinned = datetime(2024, 2, 29, 12, tzinfo=UTC)
    async with Fingerpost(migrated_database_url, clock=lambda: pinned) as application:
        await application.execute(RegisterCouncil(stream_id=uuid4(), name="Here"), context=context())
        (event,) = await application.store.read_log()
        assert event.recorded_at == pinned
