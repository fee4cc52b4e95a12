"""Pure functions in the place of aggregates: the state of a stream is what its facts fold to."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec

from eventstore.envelope import Envelope

S = TypeVar("S")


class Folded(msgspec.Struct, Generic[S], frozen=True, kw_only=True):
    """The state of a stream at a version; the library's protocol of an immutable aggregate.

    Attributes:
        id: the stream.
        version: the version of the last fact folded in, on which the next decision is based.
        state: the domain's own value.
    """

    id: UUID
    version: int
    state: S


Fold = Callable[[Folded[S] | None, Iterable[Any]], Folded[S] | None]
"""The library's projector function: from a folded stream and further envelopes to the stream folded on."""


def folding(evolve: Callable[[S, Any], S], initial: S) -> Fold[S]:
    """Return the projector function of a pure `evolve`.

    Args:
        evolve: from a state and a fact to the next state; it never raises.
        initial: the state of a stream without facts.
    """

    def fold(folded: Folded[S] | None, envelopes: Iterable[Envelope]) -> Folded[S] | None:
        state = initial if folded is None else folded.state
        last: Envelope | None = None
        for last in envelopes:
            state = evolve(state, last.fact)
        if last is None:
            return folded
        return Folded(id=last.stream_id, version=last.version, state=state)

    return fold
