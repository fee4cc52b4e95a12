"""What differs between two versions of a framework, told so that people can read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic
from domain.framework.difference import Changed, difference
from domain.framework.model import AgreedVersion
from services.presentation.defined import Differing, Told, differing, indicator_told, outcome_told

What = Literal["Added", "Revised", "Retired"]
Differs = Changed[Outcome] | Changed[Indicator] | Changed[QualityCharacteristic]


class Change(NamedTuple):
    """One definition that differs.

    Attributes:
        kind: "outcome", "indicator" or "quality".
        what: whether it was added, revised or retired.
        title: how it is called; of what was revised, how it is called afterwards.
        rows: the parts that differ; of what was added, all that it says; of what was retired, none.
    """

    kind: str
    what: What
    title: str
    rows: Sequence[Differing]


def changes(before: AgreedVersion, after: AgreedVersion) -> Sequence[Change]:
    """All that differs between two versions, outcomes first, in words."""
    found = difference(before, after)
    return told(
        [*found.outcomes, *found.indicators, *found.characteristics],
        titles_in(before),
        titles_in(after),
    )


def told(
    changed: Sequence[Differs],
    before: Mapping[UUID, str],
    after: Mapping[UUID, str],
) -> Sequence[Change]:
    """Changes in words.

    Args:
        changed: what differs.
        before: how outcomes were called before, by their ids.
        after: how they are called afterwards.
    """
    return [change for each in changed for change in _told(each, before, after)]


def titles_in(version: AgreedVersion) -> Mapping[UUID, str]:
    """How the outcomes of a version are called, by their ids."""
    return {known.outcome_id: known.statement for known in version.outcomes}


def definition_told(
    definition: Outcome | Indicator | QualityCharacteristic, titles: Mapping[UUID, str]
) -> Told:
    """A definition, part by part in words; `titles` are the outcomes' statements by their ids."""
    match definition:
        case Outcome():
            return outcome_told(definition)
        case Indicator():
            return indicator_told(definition, titles)
        case QualityCharacteristic(statement=statement):
            return {"Quality": statement}


def title_of(definition: Outcome | Indicator | QualityCharacteristic) -> str:
    """How a definition is called."""
    return definition.title if isinstance(definition, Indicator) else definition.statement


def _told(changed: Differs, before: Mapping[UUID, str], after: Mapping[UUID, str]) -> Iterator[Change]:
    was, is_now = changed.before, changed.after
    if is_now is None:
        if was is not None:
            yield Change(kind_of(was), "Retired", title_of(was), ())
        return
    rows = differing(definition_told(was, before) if was else {}, definition_told(is_now, after))
    yield Change(kind_of(is_now), "Revised" if was else "Added", title_of(is_now), rows)


def kind_of(definition: Outcome | Indicator | QualityCharacteristic) -> str:
    """What kind of definition it is, in a word."""
    match definition:
        case Outcome():
            return "outcome"
        case Indicator():
            return "indicator"
        case QualityCharacteristic():
            return "quality"
