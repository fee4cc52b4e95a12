"""What was recorded of a submission, read from the log itself and not from a read model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from domain.codec import CODEC
from domain.provider_return.content import CommonData, Declaration, Evidence, Narrative, Reading
from domain.provider_return.events import (
    CommonDataRecorded,
    ComplianceDeclared,
    EvidenceAttached,
    NarrativeRecorded,
    ReadingRecorded,
    ReturnSubmitted,
)
from domain.shared.facts import Fact
from eventstore.records import RecordedEvent
from eventstore.source import SPREADSHEET
from services.application.application import Fingerpost


class Stored(msgspec.Struct, frozen=True):
    """One event of the submission, as it lies in the log.

    Attributes:
        position: its place in the log.
        type: the event's type.
        sha256: of the stored bytes, in hexadecimal.
        source: by which way it came, as `eventstore.source` writes it; None where nobody said.
    """

    position: int
    type: str
    sha256: str
    source: str | None


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what was sent, and where it stands.

    Attributes:
        submission: 1 for the first, 2 after the return was sent back once, and so on.
        recorded_at: when the log learned of it.
        actor_id: who sent it.
        readings: what was read, by indicator.
        narratives: what was told, by question.
        common_data: the common dataset, by the name of its part.
        declarations: what was declared, by compliance check.
        evidence: the files that went with it.
        stored: the events, in the order of the log.
    """

    return_id: UUID
    submission: int
    late: bool
    recorded_at: datetime
    actor_id: UUID | None
    readings: dict[UUID, Reading]
    narratives: dict[str, Narrative]
    common_data: dict[str, CommonData]
    declarations: dict[str, Declaration]
    evidence: tuple[Evidence, ...]
    stored: tuple[Stored, ...]

    @property
    def reference(self) -> str:
        """Short enough to be said on the telephone: the position of the submission in the log."""
        return f"FP-{self.stored[-1].position}"

    @property
    def files(self) -> tuple[str, ...]:
        """SHA-256 digests of the spreadsheets from which answers were read."""
        read_from = {known.source: None for known in self.stored if known.source}
        return tuple(
            source.removeprefix(SPREADSHEET) for source in read_from if source.startswith(SPREADSHEET)
        )

    def is_at(self, position: int) -> bool:
        """Whether the submission was recorded at this position."""
        return self.stored[-1].position == position


_PARTS = (ReadingRecorded, NarrativeRecorded, CommonDataRecorded, ComplianceDeclared, EvidenceAttached)


async def receipts(fingerpost: Fingerpost, return_id: UUID) -> tuple[Receipt, ...]:
    """The receipts of a return's submissions, the first one first."""
    found: list[Receipt] = []
    parts: list[tuple[RecordedEvent, Fact]] = []
    for event in await fingerpost.store.read_stream(return_id):
        fact = CODEC.decode(event.topic, event.schema_version, event.state)
        if isinstance(fact, _PARTS):
            parts.append((event, fact))
        elif isinstance(fact, ReturnSubmitted):
            found.append(_receipt(return_id, fact, [*parts, (event, fact)]))
            parts = []
    return tuple(found)


def _receipt(
    return_id: UUID, submitted: ReturnSubmitted, parts: Sequence[tuple[RecordedEvent, Fact]]
) -> Receipt:
    facts = [fact for _, fact in parts]
    last = parts[-1][0]
    return Receipt(
        return_id=return_id,
        submission=submitted.submission,
        late=submitted.late,
        recorded_at=last.recorded_at,
        actor_id=last.actor_id,
        readings={
            fact.reading.indicator_id: fact.reading for fact in facts if isinstance(fact, ReadingRecorded)
        },
        narratives={
            fact.narrative.prompt_id: fact.narrative for fact in facts if isinstance(fact, NarrativeRecorded)
        },
        common_data={
            fact.common_data.item_id: fact.common_data
            for fact in facts
            if isinstance(fact, CommonDataRecorded)
        },
        declarations={
            fact.declaration.check_id: fact.declaration
            for fact in facts
            if isinstance(fact, ComplianceDeclared)
        },
        evidence=tuple(fact.evidence for fact in facts if isinstance(fact, EvidenceAttached)),
        stored=tuple(
            Stored(event.position, event.topic, hashlib.sha256(event.state).hexdigest(), event.source)
            for event, _ in parts
        ),
    )
