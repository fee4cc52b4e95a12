"""Facts as bytes and back."""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec


class Encoded(Protocol):
    """A fact as it is stored."""

    @property
    def type(self) -> str:
        """The name of the fact's type."""
        ...

    @property
    def schema_version(self) -> int:
        """The version of the type's fields."""
        ...

    @property
    def payload(self) -> bytes:
        """The exact bytes, UTF-8 JSON."""
        ...


class Codec(Protocol):
    """Turns the facts of a domain into stored form and back."""

    def encode(self, fact: Any, /) -> Encoded:
        """Return the stored form of a fact."""
        ...

    def decode(self, type: str, schema_version: int, payload: bytes, /) -> Any:  # noqa: A002 - the column's name
        """Return the fact of a stored form."""
        ...


class EncodedStruct(msgspec.Struct, frozen=True):
    """A struct as it is stored; see `Encoded`."""

    type: str
    schema_version: int
    payload: bytes


class StructCodec:
    """A codec of msgspec structs that have had one schema each: named by their class, JSON by msgspec.

    Args:
        types: the structs that are facts.
    """

    def __init__(self, *types: type[msgspec.Struct]) -> None:
        self._encoder = msgspec.json.Encoder()
        self._decoders: Mapping[str, msgspec.json.Decoder[Any]] = {
            each.__name__: msgspec.json.Decoder(each) for each in types
        }

    def encode(self, fact: Any, /) -> EncodedStruct:
        """Return the stored form of a fact.

        Raises:
            LookupError: if the fact's type is not one of the codec's.
        """
        name = type(fact).__name__
        if name not in self._decoders:
            msg = f"{name} is not a fact of this codec."
            raise LookupError(msg)
        return EncodedStruct(name, 1, self._encoder.encode(fact))

    def decode(self, type: str, schema_version: int, payload: bytes, /) -> Any:  # noqa: A002 - the column's name
        """Return the fact of a stored form.

        Raises:
            LookupError: if the type or its schema version is not the codec's.
        """
        if schema_version != 1 or type not in self._decoders:
            msg = f"{type} of schema version {schema_version} is not a fact of this codec."
            raise LookupError(msg)
        return self._decoders[type].decode(payload)
