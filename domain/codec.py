"""Facts to bytes and back: exact JSON, a type name, a schema version, and upcasters for older versions.

The type name of a fact is the name of its class. Its schema version is 1 until the shape of what was
written changes; then the class takes the next version here, and an upcaster brings every older stored
shape to the next one. Upcasters are pure functions from one JSON object to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

import msgspec

from domain.contract.events import ContractEvent
from domain.council.events import CouncilEvent
from domain.framework.events import FrameworkEvent
from domain.organisation.events import OrganisationEvent
from domain.provider_return.events import ReturnEvent
from domain.shared.errors import Invalid
from domain.shared.facts import Fact

DomainEvent = CouncilEvent | OrganisationEvent | FrameworkEvent | ContractEvent | ReturnEvent
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

EVENT_TYPES: dict[str, type[Fact]] = {event_type.__name__: event_type for event_type in get_args(DomainEvent)}
SCHEMA_VERSIONS: Mapping[str, int] = {}
"""Current schema version of each type that is no longer at 1."""
UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}
"""From (type, schema version) to the shape of the next version."""


NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""U+0000 as JSON escapes it, and not a backslash that somebody typed before "u0000"."""
UNWRITABLE = "The text holds a character that cannot be kept. Type it afresh instead of pasting it."


class Encoded(NamedTuple):
    """A fact as it is stored."""

    type: str
    schema_version: int
    payload: bytes


class UnknownEvent(Exception):
    """The log holds a type or schema version unknown to this release, which is older than the log."""


class Codec:
    """Encodes and decodes facts.

    Args:
        event_types: the classes by type name.
        schema_versions: current version of each type; 1 where it is not named.
        upcasters: from (type, version) to the next version's shape.
    """

    def __init__(
        self,
        event_types: Mapping[str, type[Fact]],
        schema_versions: Mapping[str, int],
        upcasters: Mapping[tuple[str, int], Upcaster],
    ) -> None:
        self._versions = {name: schema_versions.get(name, 1) for name in event_types}
        self._upcasters = dict(upcasters)
        self._types = dict(event_types)
        self._encoder = msgspec.json.Encoder(order="deterministic", decimal_format="string")
        self._decoders = {name: msgspec.json.Decoder(cls) for name, cls in event_types.items()}

    def encode(self, fact: Fact) -> Encoded:
        """The fact's type name, current schema version and exact bytes.

        Raises:
            Invalid: where a text holds the character U+0000 or half of a surrogate pair. No text column of
                PostgreSQL takes them, so one such fact would bring every projection to a stop.
        """
        name = type(fact).__name__
        try:
            payload = self._encoder.encode(fact)
        except UnicodeEncodeError as error:
            raise Invalid(UNWRITABLE) from error
        if b"u0000" in payload and NUL.search(payload):
            raise Invalid(UNWRITABLE)
        return Encoded(name, self._versions[name], payload)

    def decode(self, type_name: str, schema_version: int, payload: bytes) -> Fact:
        """The fact that was stored, brought to today's shape.

        Raises:
            UnknownEvent: where the type or the version is not known here.
            msgspec.ValidationError: where the bytes are not such a fact.
        """
        current = self._versions.get(type_name)
        if current is None or schema_version > current:
            raise UnknownEvent(
                f"The log holds {type_name} in schema version {schema_version}, which this release does "
                "not know. Run a release at least as new as the one that wrote it."
            )
        if schema_version == current:
            return self._decoders[type_name].decode(payload)
        shape: dict[str, Any] = msgspec.json.decode(payload)
        for version in range(schema_version, current):
            shape = self._upcasters[type_name, version](shape)
        return msgspec.convert(shape, self._types[type_name])


CODEC = Codec(EVENT_TYPES, SCHEMA_VERSIONS, UPCASTERS)
