"""The awaited application: the library's aggregates, and pure facts in envelopes."""

from collections.abc import AsyncIterator, Callable
from typing import ClassVar
from uuid import uuid4

import msgspec
import pytest
from eventsourcing.application import AggregateNotFoundError
from eventsourcing.domain import Aggregate, event

from eventstore import (
    AsyncApplication,
    Envelope,
    Folded,
    IdempotencyKeyReused,
    Metadata,
    StructCodec,
    WrongExpectedVersion,
    enclose,
    folding,
)


class Opened(msgspec.Struct, frozen=True):
    name: str


class Renamed(msgspec.Struct, frozen=True):
    name: str


def evolve(_: str, fact: Opened | Renamed) -> str:
    return fact.name


by_name = folding(evolve, "")


class Council(AsyncApplication):
    codec = StructCodec(Opened, Renamed)


class Dog(Aggregate):
    @event("Registered")
    def __init__(self, name: str) -> None:
        self.name = name
        self.tricks: list[str] = []

    @event("TrickAdded")
    def add_trick(self, trick: str) -> None:
        self.tricks.append(trick)


class DogSchool(AsyncApplication):
    is_snapshotting_enabled = True
    snapshotting_intervals: ClassVar = {Dog: 2}


@pytest.fixture
async def council(database_url: str) -> AsyncIterator[Council]:
    async with Council(dsn=database_url) as opened:
        yield opened


async def test_facts_are_saved_and_folded_to_the_state_they_make(council: Council) -> None:
    stream = uuid4()
    said = Metadata(council_id=uuid4(), actor_id=uuid4(), role="commissioner", source="web")
    await council.save(*enclose(stream, 0, [Opened("North"), Renamed("South")], said))

    folded: Folded[str] = await council.get(stream, projector_func=by_name)

    assert folded == Folded(id=stream, version=2, state="South")
    (first, second) = [
        council.mapper.to_domain_event(each) for each in await council.store.read_stream(stream)
    ]
    assert isinstance(first, Envelope)
    assert isinstance(second, Envelope)
    assert (first.fact, second.fact) == (Opened("North"), Renamed("South"))
    assert first.metadata == second.metadata == said
    assert (first.position, second.position) == (1, 2)


async def test_a_stream_is_folded_as_of_a_version_and_as_of_a_position(council: Council) -> None:
    stream, other = uuid4(), uuid4()
    await council.save(*enclose(stream, 0, [Opened("North")]))
    await council.save(*enclose(other, 0, [Opened("Elsewhere")]))
    await council.save(*enclose(stream, 1, [Renamed("South")]))

    assert (await council.get(stream, version=1, projector_func=by_name)).state == "North"
    assert (await council.get(stream, as_of=2, projector_func=by_name)).state == "North"
    assert (await council.get(stream, as_of=3, projector_func=by_name)).state == "South"


async def test_a_stream_without_events_is_not_found(council: Council) -> None:
    with pytest.raises(AggregateNotFoundError):
        await council.get(uuid4(), projector_func=by_name)


async def test_the_second_save_on_the_same_version_is_refused(council: Council) -> None:
    stream = uuid4()
    await council.save(*enclose(stream, 0, [Opened("North")]))

    with pytest.raises(WrongExpectedVersion) as refused:
        await council.save(*enclose(stream, 0, [Opened("South")]))

    assert (refused.value.expected, refused.value.actual) == (0, 1)


async def test_streams_saved_together_are_recorded_all_or_none(council: Council) -> None:
    taken, new = uuid4(), uuid4()
    await council.save(*enclose(taken, 0, [Opened("North")]))

    with pytest.raises(WrongExpectedVersion):
        await council.save(*enclose(new, 0, [Opened("South")]), *enclose(taken, 0, [Opened("South")]))

    assert await council.store.read_stream(new) == []
    recordings = await council.save(
        *enclose(new, 0, [Opened("South")]), *enclose(taken, 1, [Renamed("South")])
    )
    assert [recording.notification.id for recording in recordings] == [2, 3]


async def test_saving_again_under_a_key_returns_what_was_recorded_the_first_time(council: Council) -> None:
    key = uuid4()
    first = await council.save(
        *enclose(uuid4(), 0, [Opened("North")]), idempotency_key=key, fingerprint=b"request"
    )
    # Whoever opens a stream draws a new id on each attempt.
    again = await council.save(
        *enclose(uuid4(), 0, [Opened("North")]), idempotency_key=key, fingerprint=b"request"
    )

    assert again[0].domain_event.originator_id == first[0].domain_event.originator_id
    assert again[0].notification.id == first[0].notification.id
    assert await council.store.head() == 1
    with pytest.raises(IdempotencyKeyReused):
        await council.save(*enclose(uuid4(), 0, [Opened("East")]), idempotency_key=key, fingerprint=b"other")


async def test_saving_nothing_records_nothing(council: Council) -> None:
    assert await council.save() == []
    assert await council.save(None) == []


@pytest.mark.parametrize("cache", [{}, {"AGGREGATE_CACHE_MAXSIZE": "10"}])
async def test_the_librarys_aggregates_are_saved_and_got(database_url: str, cache: dict[str, str]) -> None:
    async with DogSchool(cache, dsn=database_url) as school:
        dog = Dog(name="Fido")
        await school.save(dog)
        for trick in ("roll over", "play dead", "beg"):
            dog = await school.get(dog.id, projector_func=_dogs)
            dog.add_trick(trick)
            await school.save(dog)

        copy = await school.get(dog.id, projector_func=_dogs)
        earlier = await school.get(dog.id, version=2, projector_func=_dogs)

    assert copy.tricks == ["roll over", "play dead", "beg"]
    assert copy.version == 4
    assert earlier.tricks == ["roll over"]


async def test_a_stream_is_folded_from_its_snapshot(database_url: str) -> None:
    seen: list[int] = []

    async with DogSchool(dsn=database_url) as school:
        dog = Dog(name="Fido")
        dog.add_trick("roll over")
        dog.add_trick("beg")
        await school.save(dog)

        copy = await school.get(dog.id, projector_func=_noting(seen))

    assert seen == [2, 3]  # the snapshot at version 2, and what followed it
    assert copy.tricks == ["roll over", "beg"]


async def test_a_cached_aggregate_is_brought_up_to_date(database_url: str) -> None:
    seen: list[int] = []
    async with (
        Council({"AGGREGATE_CACHE_MAXSIZE": "10"}, dsn=database_url) as here,
        Council(dsn=database_url) as elsewhere,
    ):
        stream = uuid4()
        await here.save(*enclose(stream, 0, [Opened("North")]))
        await here.get(stream, projector_func=by_name)
        await elsewhere.save(*enclose(stream, 1, [Renamed("South")]))

        def noting(folded: Folded[str] | None, envelopes: list[Envelope]) -> Folded[str] | None:
            seen.extend(envelope.version for envelope in envelopes)
            return by_name(folded, envelopes)

        folded: Folded[str] = await here.get(stream, projector_func=noting)  # type: ignore[arg-type]

    assert folded.state == "South"
    assert seen == [2]


def _dogs(dog: Dog | None, events: object) -> Dog | None:
    return _noting([])(dog, events)


def _noting(seen: list[int]) -> Callable[[Dog | None, object], Dog | None]:
    def project(dog: Dog | None, events: object) -> Dog | None:
        assert isinstance(events, list)
        for each in events:
            seen.append(each.originator_version)
            dog = each.mutate(dog)
        return dog

    return project
