"""What events do to distances: each makes the next of the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Table

from domain.contract.changes import ExpectationReset, defined_by, subject_of
from domain.contract.events import ContractAwarded, ExpectationSet, ImpactMapAgreed, RevisionTookEffect
from domain.contract.terms import Expectation
from domain.framework.definitions import Indicator
from domain.measures.course import Agreed
from domain.measures.standing import at_reading
from domain.provider_return.content import Reading
from domain.provider_return.events import ReadingRecorded, ReadingRestated, ReturnOpened
from projections.changes import Advance, Happened, KnownRow, NotProjectable, Put, RowChange
from projections.contracts.tables import FROM_THE_START
from projections.distances.history import History, Told, Version, with_agreed, with_told, with_version
from projections.distances.judge import distance
from projections.distances.tables import CONTRACT, DISTANCE, RETURN

EVENTS = (
    ContractAwarded,
    ImpactMapAgreed,
    ExpectationSet,
    RevisionTookEffect,
    ReturnOpened,
    ReadingRecorded,
    ReadingRestated,
)
"""What a distance can change by. Every figure counts, whatever becomes of its return."""


def project(event: Happened) -> Iterable[RowChange]:
    """Judge an indicator anew by each definition, expectation and figure."""
    match event.fact:
        case ContractAwarded(starts_on=starts_on):
            return (Put(CONTRACT, {"contract_id": event.stream_id}, {"starts_on": starts_on}),)
        case ReturnOpened(period=period):
            return (Put(RETURN, {"return_id": event.stream_id}, {"period_ends_on": period.ends_on}),)
        case ImpactMapAgreed(indicators=indicators):
            return [
                _defined(event, known.indicator_id, known, FROM_THE_START, place)
                for place, known in enumerate(indicators)
            ]
        case ExpectationSet(expectation=expectation):
            return (_expected(event, expectation, FROM_THE_START),)
        case RevisionTookEffect() as fact:
            return _revised(event, fact)
        case ReadingRecorded(reading=reading) | ReadingRestated(reading=reading):
            return (_read(event, reading),)
        case _:
            return ()


def _revised(event: Happened, fact: RevisionTookEffect) -> Iterable[RowChange]:
    for place, reasoned in enumerate(fact.changes):
        change = reasoned.change
        if isinstance(change, ExpectationReset):
            yield _expected(event, change.expectation, fact.effective_from)
            continue
        kind, named = subject_of(change)
        if kind == "indicator" and isinstance(named, UUID):
            defined = defined_by(change)
            definition = defined if isinstance(defined, Indicator) else None
            yield _defined(event, named, definition, fact.effective_from, place)


def _defined(
    event: Happened, indicator_id: UUID, definition: Indicator | None, effective_from: date, place: int
) -> RowChange:
    version = Version(
        effective_from=effective_from, definition=definition, position=event.position, place=place
    )
    return _known(
        event.stream_id,
        indicator_id,
        lambda history, _: replace(history, versions=with_version(history.versions, version)),
    )


def _expected(event: Happened, expectation: Expectation, effective_from: date) -> RowChange:
    agreed = Agreed(effective_from=effective_from, baseline=expectation.baseline, path=expectation.path)
    return _known(
        event.stream_id,
        expectation.indicator_id,
        lambda history, _: replace(history, agreed=with_agreed(history.agreed, agreed)),
    )


def _read(event: Happened, reading: Reading) -> RowChange:
    standing = at_reading(reading.figure)

    def with_reading(history: History, read: Sequence[KnownRow]) -> History:
        (of_return,) = read
        if of_return is None:
            raise NotProjectable("It is of a return that was not opened.")
        told = Told(
            return_id=event.stream_id,
            ends_on=of_return["period_ends_on"],
            number=standing.number if standing else None,
            people=standing.people if standing else None,
            missing=reading.missing,
        )
        return replace(history, told=with_told(history.told, told))

    return _known(
        event.contract_id, reading.indicator_id, with_reading, (RETURN, {"return_id": event.stream_id})
    )


def _known(
    contract_id: UUID | None,
    indicator_id: UUID,
    learn: Callable[[History, Sequence[KnownRow]], History],
    *reads: tuple[Table, Mapping[str, Any]],
) -> RowChange:
    """Something more is known of an indicator.

    Args:
        contract_id: whose indicator it is.
        indicator_id: which.
        learn: what is known with it, given what was known before and the rows that are read besides.
        reads: the rows that are read besides.
    """

    def step(before: KnownRow, read: Sequence[KnownRow]) -> Mapping[str, Any]:
        contract, *others = read
        if contract is None:
            raise NotProjectable("It is of a contract that was not awarded.")
        history: History = before["history"] if before else History()
        return distance(learn(history, others), contract["starts_on"])

    contract = (CONTRACT, {"contract_id": contract_id})
    return Advance(
        DISTANCE, {"contract_id": contract_id, "indicator_id": indicator_id}, step, (contract, *reads)
    )
