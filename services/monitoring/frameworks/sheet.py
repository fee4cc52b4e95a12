"""A framework as a page shows it: as it stands, or as a version was agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from domain.framework.advice import Advice, advice_on
from domain.framework.definitions import Level, Outcome
from domain.framework.difference import NOTHING
from domain.framework.model import AgreedVersion
from projections.frameworks.queries import (
    DefinedOutcome,
    Framework,
    FrameworkRow,
    Version,
    agreed,
    framework,
    versions,
)
from services.access import may
from services.application.frameworks.document import FrameworkDocument, document_of
from services.monitoring.desk import View
from services.monitoring.problems import Unknown


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a framework.

    Attributes:
        found: what is shown.
        version: the version that it is; None for the framework as it stands.
        overtaken_by: of a version, the number of the newest; the same number where it is that one.
        may_design: whether the person may change it here and now.
    """

    found: Framework
    version: Version | None = None
    overtaken_by: int = 0
    may_design: bool = False

    @property
    def row(self) -> FrameworkRow:
        """Its title, service area, level and draft."""
        return self.found.framework

    @property
    def address(self) -> str:
        """Where the framework is as it stands."""
        return f"/frameworks/{self.row.framework_id}"

    @property
    def here(self) -> str:
        """Where this is: the framework as it stands, or its version."""
        return self.address if self.version is None else version_address(self, self.version)

    @property
    def newest(self) -> Version | None:
        """The newest agreed version."""
        return self.found.versions[-1] if self.found.versions else None

    @property
    def levels(self) -> Sequence[Level]:
        """The levels at which it can have outcomes, in reading order."""
        return ("community",) if self.row.level == "community" else ("service", "community")

    @property
    def outcomes(self) -> Sequence[DefinedOutcome]:
        """Its outcomes, those for the people of a service before those for the whole community."""
        return sorted(self.found.outcomes, key=lambda known: known.outcome.level != "service")

    @property
    def titles(self) -> Mapping[UUID, str]:
        """How its outcomes are called, by their ids."""
        return {known.outcome.outcome_id: known.outcome.statement for known in self.found.outcomes}

    @property
    def document(self) -> FrameworkDocument:
        """What is in it, as a file holds it."""
        row = self.row
        return document_of(row.title, row.service_area, row.level, self.found.present)

    def outcome(self, outcome_id: UUID) -> DefinedOutcome | None:
        """One outcome with its indicators, or None."""
        return next((known for known in self.found.outcomes if known.outcome.outcome_id == outcome_id), None)


class Advised(msgspec.Struct, frozen=True):
    """What may be worth thinking about.

    Attributes:
        whole: about the framework.
        outcomes: about its outcomes, by their ids.
    """

    whole: tuple[Advice, ...]
    outcomes: Mapping[UUID, tuple[Advice, ...]]

    @property
    def about_outcomes(self) -> int:
        """How many pieces of advice there are about single outcomes."""
        return sum(map(len, self.outcomes.values()))


def advised(sheet: Sheet) -> Advised:
    """What may be worth thinking about in a framework as it stands."""
    present = sheet.found.present
    return advice_by_outcome(present, sheet.row.level)


def advice_by_outcome(present: AgreedVersion, level: Level) -> Advised:
    """The advice on definitions, sorted by what it is about."""
    outcomes: dict[UUID, tuple[Advice, ...]] = {}
    whole: list[Advice] = []
    for advice in advice_on(present.outcomes, present.indicators, level):
        if advice.about is None:
            whole.append(advice)
        else:
            outcomes[advice.about] = (*outcomes.get(advice.about, ()), advice)
    return Advised(tuple(whole), outcomes)


async def sheet_of(view: View, framework_id: UUID) -> Sheet:
    """A framework as it stands at the view's moment.

    Raises:
        Unknown: where the person's council has no such one.
    """
    found = await framework(view.connection, framework_id, as_of=view.as_of)
    if found is None:
        raise Unknown
    return Sheet(found=found, may_design=view.asked.is_now and may(view.person, "design_framework"))


async def version_of(view: View, framework_id: UUID, number: int) -> Sheet:
    """An agreed version, exactly as it was agreed, title and all.

    Raises:
        Unknown: where there is no such version, or it was not agreed yet at the view's moment.
    """
    agreed_until_now = await versions(view.connection, framework_id, as_of=view.as_of)
    version = next((each for each in agreed_until_now if each.framework_version == number), None)
    if version is None:
        raise Unknown
    found = await framework(view.connection, framework_id, as_of=version.agreed_at_position)
    if found is None:
        raise Unknown
    return Sheet(found=found, version=version, overtaken_by=agreed_until_now[-1].framework_version)


async def stood(view: View, sheet: Sheet, number: int | None) -> AgreedVersion:
    """What a version holds; nothing for 0, and what stands now for None.

    Raises:
        Unknown: where there is no such version.
    """
    if number is None:
        return sheet.found.present
    if number == 0:
        return NOTHING
    found = await agreed(view.connection, sheet.row.framework_id, number, as_of=view.as_of)
    if found is None:
        raise Unknown
    return found


def version_address(sheet: Sheet, version: Version) -> str:
    """Where a version is."""
    return f"{sheet.address}/versions/{version.framework_version}"


def all_outcomes(sheet: Sheet) -> Sequence[Outcome]:
    """The outcomes for which an indicator can tell, in reading order."""
    return [known.outcome for known in sheet.outcomes]
