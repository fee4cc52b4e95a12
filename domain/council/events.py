"""Facts of a council: the body whose contracts and frameworks are kept apart from all others'."""

from __future__ import annotations

from domain.shared.facts import Fact


class CouncilRegistered(Fact, frozen=True, kw_only=True):
    """A council began to keep its record here."""

    name: str


class CouncilRenamed(Fact, frozen=True, kw_only=True):
    """A council took another name."""

    name: str


CouncilEvent = CouncilRegistered | CouncilRenamed
