"""Which of a framework's definitions a document's entries are, and ids for those that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

import msgspec

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic
from domain.framework.model import Framework, id_of
from services.application.frameworks.document import FrameworkDocument, OutcomeEntry
from services.application.workbooks.cells import plain

NewId = Callable[[], UUID]
_Definition = Outcome | Indicator | QualityCharacteristic


def identified(
    document: FrameworkDocument, framework_id: UUID, state: Framework, new_id: NewId = uuid4
) -> FrameworkDocument:
    """The document with an id for every entry.

    An id that the framework has, or once agreed on, stays. One that it does not know is another framework's:
    it always becomes the same new id here, so that a file can be brought in again. An entry without an id is
    what has the same words, or else something new.
    """
    versions = state.versions
    here = partial(_Known, framework_id, new_id)
    outcomes = here("outcome", state.outcomes, [known.outcomes for known in versions])
    indicators = here("indicator", state.indicators, [known.indicators for known in versions])
    qualities = here("quality", state.characteristics, [known.characteristics for known in versions])
    outcome_ids = outcomes.ids([_Wanted(known.id, plain(known.statement)) for known in document.outcomes])
    indicator_ids = indicators.ids(
        [
            _Wanted(known.id, (outcome_id, plain(known.title)))
            for outcome_id, outcome in zip(outcome_ids, document.outcomes, strict=True)
            for known in outcome.indicators
        ]
    )
    quality_ids = qualities.ids(
        [_Wanted(known.id, plain(known.statement)) for known in document.quality_characteristics]
    )
    return msgspec.structs.replace(
        document,
        outcomes=_with_ids(document.outcomes, outcome_ids, indicator_ids),
        quality_characteristics=tuple(
            msgspec.structs.replace(known, id=known_id)
            for known, known_id in zip(document.quality_characteristics, quality_ids, strict=True)
        ),
    )


def adopt(
    document: FrameworkDocument, framework_id: UUID | None = None, new_id: NewId = uuid4
) -> FrameworkDocument:
    """The document with ids of its own, as a new framework begins with it.

    Args:
        document: such as one of the starter library.
        framework_id: the framework that is to begin with it; None for one with an id of its own.
        new_id: gives ids for entries that have none.
    """
    return identified(document, framework_id or new_id(), Framework(), new_id)


class _Wanted(NamedTuple):
    """An entry: the id that it came with, and the words by which it can be known."""

    given: UUID | None
    words: Hashable


class _Known:
    """The definitions of one kind that a framework has, or once agreed on."""

    def __init__(
        self,
        framework_id: UUID,
        new_id: NewId,
        kind: str,
        present: Sequence[_Definition],
        agreed: Iterable[Sequence[_Definition]],
    ) -> None:
        self._framework_id, self._new_id, self._kind, self._present = framework_id, new_id, kind, present
        self._known = {id_of(known) for known in present}.union(
            id_of(known) for version in agreed for known in version
        )

    def ids(self, wanted: Sequence[_Wanted]) -> list[UUID]:
        """An id for each entry."""
        given = [self._here(entry.given) for entry in wanted]
        free: defaultdict[Hashable, list[UUID]] = defaultdict(list)
        for known in reversed(self._present):
            if id_of(known) not in given:
                free[_words(known)].append(id_of(known))
        return [
            here or (free[entry.words].pop() if free[entry.words] else self._new_id())
            for here, entry in zip(given, wanted, strict=True)
        ]

    def _here(self, given: UUID | None) -> UUID | None:
        if given is None or given in self._known:
            return given
        # Two files may call an outcome and a quality by the same id; here each becomes an id of its own.
        return uuid5(self._framework_id, f"{self._kind} {given}")


def _words(known: _Definition) -> Hashable:
    match known:
        case Indicator(outcome_id=outcome_id, title=title):
            return (outcome_id, plain(title))
        case Outcome(statement=statement) | QualityCharacteristic(statement=statement):
            return plain(statement)


def _with_ids(
    outcomes: Sequence[OutcomeEntry], outcome_ids: Sequence[UUID], indicator_ids: Iterable[UUID]
) -> tuple[OutcomeEntry, ...]:
    following = iter(indicator_ids)
    return tuple(
        msgspec.structs.replace(
            outcome,
            id=outcome_id,
            indicators=tuple(
                msgspec.structs.replace(known, id=next(following)) for known in outcome.indicators
            ),
        )
        for outcome, outcome_id in zip(outcomes, outcome_ids, strict=True)
    )
