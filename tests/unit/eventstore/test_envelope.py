"""Facts through envelope, codec and mapper, and back."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest
from eventsourcing.cipher import AESCipher
from eventsourcing.compressor import ZlibCompressor
from eventsourcing.domain import DomainEvent, DomainEventProtocol
from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, UUIDAsHex
from eventsourcing.utils import Environment
from hypothesis import given, settings
from hypothesis import strategies as st

from eventstore import Envelope, EnvelopeMapper, Metadata, PendingEvent, RecordedEvent, StructCodec, enclose


class Reading(msgspec.Struct, frozen=True):
    indicator: UUID
    on: date
    value: Decimal | None
    notes: tuple[str, ...]


class Unknown(msgspec.Struct, frozen=True):
    pass


CODEC = StructCodec(Reading)
MAPPER = EnvelopeMapper(CODEC)

# A busy machine is no fault of the codec's.
unhurried = settings(deadline=None)

texts = st.text(st.characters(codec="utf-8"))
facts = st.builds(
    Reading,
    indicator=st.uuids(),
    on=st.dates(),
    value=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    notes=st.lists(texts).map(tuple),
)
ids = st.none() | st.uuids()
envelopes = st.builds(
    Envelope,
    stream_id=st.uuids(),
    version=st.integers(1, 2**63 - 1),
    fact=facts,
    council_id=ids,
    contract_id=ids,
    actor_id=ids,
    role=st.none() | texts,
    correlation_id=ids,
    causation_id=ids,
    source=st.sampled_from([None, "web", "api"]),
    recorded_at=st.datetimes(timezones=st.just(UTC)),
    position=st.integers(1, 2**63 - 1),
)


def _recorded(pending: PendingEvent, position: int, recorded_at: datetime) -> RecordedEvent:
    """Do what the table does."""
    assert isinstance(pending.originator_id, UUID)
    return RecordedEvent(
        originator_id=pending.originator_id,
        originator_version=pending.originator_version,
        topic=pending.topic,
        state=pending.state,
        position=position,
        schema_version=pending.schema_version,
        recorded_at=recorded_at,
        **msgspec.structs.asdict(pending.metadata),
    )


@unhurried
@given(fact=facts)
def test_a_fact_is_decoded_as_it_was_encoded(fact: Reading) -> None:
    encoded = CODEC.encode(fact)
    assert CODEC.decode(encoded.type, encoded.schema_version, encoded.payload) == fact


@unhurried
@given(envelope=envelopes)
def test_an_envelope_is_read_as_it_was_recorded(envelope: Envelope) -> None:
    assert envelope.position is not None
    assert envelope.recorded_at is not None
    pending = MAPPER.to_stored_event(envelope)
    assert isinstance(pending, PendingEvent)

    assert MAPPER.to_domain_event(_recorded(pending, envelope.position, envelope.recorded_at)) == envelope


@unhurried
@given(envelope=envelopes)
def test_bytes_are_compressed_and_encrypted_where_the_application_says_so(envelope: Envelope) -> None:
    cipher = AESCipher(Environment(env={"CIPHER_KEY": AESCipher.create_key(16)}))
    mapper = EnvelopeMapper(CODEC, compressor=ZlibCompressor(), cipher=cipher)

    pending = mapper.to_stored_event(envelope)

    assert isinstance(pending, PendingEvent)
    assert pending.state != CODEC.encode(envelope.fact).payload
    recorded = _recorded(pending, 1, datetime.now(UTC))
    assert mapper.to_envelope(recorded).fact == envelope.fact


def test_the_bytes_are_stored_as_the_codec_gave_them() -> None:
    fact = Reading(UUID(int=1), date(2026, 3, 31), Decimal("1.50"), ("as it was",))
    (envelope,) = enclose(UUID(int=2), 0, [fact])
    assert MAPPER.to_stored_event(envelope).state == CODEC.encode(fact).payload


def test_an_envelope_is_an_event_to_the_library() -> None:
    (envelope,) = enclose(UUID(int=2), 4, [Unknown()])
    assert isinstance(envelope, DomainEventProtocol)
    assert (envelope.originator_id, envelope.originator_version) == (UUID(int=2), 5)


def test_facts_decided_in_one_go_say_the_same_of_themselves() -> None:
    said = Metadata(council_id=UUID(int=3), role="commissioner", source="web")
    first, second = enclose(UUID(int=2), 7, [Unknown(), Unknown()], said)
    assert (first.version, second.version) == (8, 9)
    assert first.metadata == second.metadata == said


def test_a_fact_of_another_domain_is_refused() -> None:
    with pytest.raises(LookupError):
        CODEC.encode(Unknown())
    with pytest.raises(LookupError):
        CODEC.decode("Unknown", 1, b"{}")
    with pytest.raises(LookupError):
        CODEC.decode("Reading", 2, b"{}")


def test_the_librarys_own_events_are_mapped_as_the_library_does() -> None:
    transcoder = JSONTranscoder()
    transcoder.register(UUIDAsHex())
    transcoder.register(DatetimeAsISO())
    mapper = EnvelopeMapper(CODEC, transcoder)
    event = DomainEvent(UUID(int=1), 1, datetime.now(UTC))

    assert mapper.to_domain_event(mapper.to_stored_event(event)) == event
