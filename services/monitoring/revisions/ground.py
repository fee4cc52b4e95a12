"""What a revision is held against: the terms as they are without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from domain.contract.terms import Expectation, Terms
from projections.contracts.results import Expected, Revision
from projections.contracts.terms import TermsThroughTime


class Ground(msgspec.Struct, frozen=True):
    """The newest terms as they were agreed without the revision, with what is expected by them.

    Attributes:
        terms: outcomes, indicators, activities and questions.
        expected: by indicator, the baseline and the path that count; nothing where nothing is expected.
    """

    terms: Terms
    expected: Mapping[UUID, Expectation]

    @property
    def titles(self) -> dict[UUID | str, str]:
        """How everything in the terms is called, by its id."""
        return titles_in(self.terms)


def ground_of(found: TermsThroughTime, revision: Revision) -> Ground:
    """What the revision is held against: what stands now, or what stood when the revision was settled.

    Args:
        found: the contract's terms with all their versions.
        revision: a revision, wherever it stands.
    """
    versions = found.indicators.values()
    indicators = [known for known in (_last(each, revision) for each in versions) if known is not None]
    terms = Terms(
        effective_from=revision.effective_from,
        outcomes=tuple(_definitions(found.outcome_versions, revision)),
        indicators=tuple(known.definition for known in indicators),
        activities=tuple(_definitions(found.activity_versions, revision)),
        prompts=tuple(_definitions(found.prompt_versions, revision)),
    )
    expected = {
        known.indicator_id: expectation
        for known in indicators
        if (expectation := _expectation(found, known, revision)) is not None
    }
    return Ground(terms, expected)


def titles_in(terms: Terms) -> dict[UUID | str, str]:
    """How everything in the terms is called, by its id."""
    titles: dict[UUID | str, str] = {known.outcome_id: known.statement for known in terms.outcomes}
    titles |= {known.indicator_id: known.title for known in terms.indicators}
    titles |= {known.activity_id: known.title for known in terms.activities}
    titles |= {known.prompt_id: known.text for known in terms.prompts}
    return titles


def _definitions(held: Mapping[Any, Sequence[Any]], revision: Revision) -> Iterable[Any]:
    last = (_last(versions, revision) for versions in held.values())
    return (version.definition for version in last if version is not None)


def _last(versions: Sequence[Any], revision: Revision) -> Any:
    """The last version that the revision did not bring and that was not learned after it was settled."""
    known = [version for version in versions if _stood_before(version, revision)]
    return known[-1] if known and known[-1].definition is not None else None


def _stood_before(version: Any, revision: Revision) -> bool:
    if version.revision_id == revision.revision_id:
        return False
    return revision.settled_at is None or version.recorded_at <= revision.settled_at


def _expectation(found: TermsThroughTime, indicator: Any, revision: Revision) -> Expectation | None:
    """What is expected of an indicator as it is defined: the newest path, and the newest baseline named."""
    all_of_it = found.expected.get(indicator.indicator_id, Expected()).since(indicator.effective_from)
    known = [version for version in all_of_it.versions if _stood_before(version, revision)]
    if not known:
        return None
    named = [version.expectation.baseline for version in known if version.expectation.baseline is not None]
    return Expectation(
        indicator_id=indicator.indicator_id,
        baseline=named[-1] if named else None,
        path=known[-1].expectation.path,
        groups=known[-1].expectation.groups,
    )
