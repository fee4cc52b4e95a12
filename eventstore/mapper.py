"""The library's mapper for enveloped facts."""

from typing import cast
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Cipher, Compressor, JSONTranscoder, Mapper, StoredEvent, Transcoder

from eventstore.codec import Codec
from eventstore.envelope import Envelope
from eventstore.records import PendingEvent, RecordedEvent


class EnvelopeMapper(Mapper[UUID]):
    """Maps envelopes through a codec, and every other event as the library does.

    A fact's bytes are stored as the codec gave them, unless the application is configured to compress or to
    encrypt. An event that was stored by the library's own mapper is known by its topic, which has a colon
    between module and class; types of facts have none.

    Args:
        codec: of the domain's facts.
        transcoder: for the library's own events and snapshots.
        compressor: the library's; None leaves the bytes alone.
        cipher: the library's; None leaves the bytes alone.
    """

    def __init__(
        self,
        codec: Codec,
        transcoder: Transcoder | None = None,
        compressor: Compressor | None = None,
        cipher: Cipher | None = None,
    ) -> None:
        super().__init__(transcoder or JSONTranscoder(), compressor, cipher)
        self.codec = codec

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """Return the event to record."""
        if not isinstance(domain_event, Envelope):
            return super().to_stored_event(domain_event)
        encoded = self.codec.encode(domain_event.fact)
        return PendingEvent(
            originator_id=domain_event.stream_id,
            originator_version=domain_event.version,
            topic=encoded.type,
            state=self._closed(encoded.payload),
            schema_version=encoded.schema_version,
            metadata=domain_event.metadata,
            recorded_at=domain_event.recorded_at,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """Return the envelope, or the library's event, of a recorded one."""
        if ":" in stored_event.topic or not isinstance(stored_event, RecordedEvent):
            return super().to_domain_event(stored_event)
        return cast("DomainEventProtocol[UUID]", self.to_envelope(stored_event))

    def to_envelope(self, event: RecordedEvent) -> Envelope:
        """Return the envelope of a recorded fact."""
        fact = self.codec.decode(event.topic, event.schema_version, self._opened(event.state))
        return Envelope(
            stream_id=cast("UUID", event.originator_id),
            version=event.originator_version,
            fact=fact,
            council_id=event.council_id,
            contract_id=event.contract_id,
            actor_id=event.actor_id,
            role=event.role,
            recorded_at=event.recorded_at,
            correlation_id=event.correlation_id,
            causation_id=event.causation_id,
            source=event.source,
            position=event.position,
        )

    def _closed(self, payload: bytes) -> bytes:
        if self.compressor:
            payload = self.compressor.compress(payload)
        return self.cipher.encrypt(payload) if self.cipher else payload

    def _opened(self, payload: bytes) -> bytes:
        if self.cipher:
            payload = self.cipher.decrypt(payload)
        return self.compressor.decompress(payload) if self.compressor else payload
