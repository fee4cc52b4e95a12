"""Reads a contract's impact map: which outcomes and indicators it has, and what is done for them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

import msgspec

from domain.contract.commands import AgreeImpactMap
from domain.contract.terms import Activity
from domain.framework.definitions import Indicator, Outcome
from domain.framework.model import AgreedVersion
from services.application.contracts.workbook.entries import Entry
from services.application.contracts.workbook.names import Names
from services.application.contracts.workbook.places import Places, ToldOnce
from services.application.contracts.workbook.sheets import ACTIVITIES, OUTCOMES
from services.application.workbooks.cells import needed, plain, text
from services.application.workbooks.tables import Row


class Agreed(msgspec.Struct, frozen=True):
    """A framework's version, with its outcomes and indicators by what a cell may call them."""

    version: AgreedVersion
    outcomes: Names[Outcome]
    indicators: Names[Indicator]


def agreed(version: AgreedVersion, called: str) -> Agreed:
    """The version, ready to be asked for names.

    Args:
        version: what was agreed.
        called: its framework and number, for messages.
    """
    unknown = f"“{{name}}” is no %s of {called}. Write it as the framework words it."
    return Agreed(
        version,
        Names(
            ((known.outcome_id, known.statement, known) for known in version.outcomes),
            unknown=unknown % "outcome",
        ),
        Names(
            ((known.indicator_id, known.title, known) for known in version.indicators),
            unknown=unknown % "indicator",
        ),
    )


def impact_map_of(
    entry: Entry, contract_id: UUID, framework: Agreed, problems: ToldOnce, places: Places
) -> AgreeImpactMap:
    """The impact map; without rows on the sheet of outcomes it has all that the framework's version has."""
    outcome_ids, indicator_ids = _chosen(entry, framework, problems, places)
    version = framework.version
    outcomes = tuple(known for known in version.outcomes if known.outcome_id in outcome_ids)
    indicators = tuple(known for known in version.indicators if known.indicator_id in indicator_ids)
    reader = _Activities(contract_id, framework, outcome_ids | indicator_ids, problems)
    for row in entry.on(ACTIVITIES):
        places.put("activities", row["Activity"])
        reader.read(row)
    return AgreeImpactMap(
        stream_id=contract_id,
        outcomes=outcomes,
        indicators=indicators,
        activities=tuple(reader.activities.values()),
    )


def _chosen(
    entry: Entry, framework: Agreed, problems: ToldOnce, places: Places
) -> tuple[set[UUID], set[UUID]]:
    """Ids of the outcomes and indicators that the contract has.

    Where a name cannot be found, all there are: what is missing is not held against other rows.
    """
    rows = entry.on(OUTCOMES)
    named = [_outcome_row(row, framework, problems) for row in rows]
    for row in rows:
        places.put("outcomes", row["Outcome"])
        places.put("indicators", row["Outcome"])
    version = framework.version
    if not rows or None in named:
        outcome_ids = {known.outcome_id for known in version.outcomes}
        return outcome_ids, {known.indicator_id for known in version.indicators}
    whole = {known[0].outcome_id for known in named if known is not None and known[1] is None}
    single = {known[1].indicator_id for known in named if known is not None and known[1] is not None}
    return (
        {known[0].outcome_id for known in named if known is not None},
        single | {known.indicator_id for known in version.indicators if known.outcome_id in whole},
    )


def _outcome_row(row: Row, framework: Agreed, problems: ToldOnce) -> tuple[Outcome, Indicator | None] | None:
    """The outcome of a row and, where it names one, the one indicator; None where either is not known."""
    before = problems.noted
    outcome = problems.take(needed(framework.outcomes.one, "Say which outcome."), row["Outcome"])
    indicator = problems.take(framework.indicators.one, row["Indicator"])
    if outcome is None or problems.noted > before:
        return None
    if indicator is not None and indicator.outcome_id != outcome.outcome_id:
        problems.note(
            row["Indicator"],
            f"“{indicator.title}” does not belong to this outcome. Put it beside its own, or take it out.",
        )
        return None
    return outcome, indicator


class _Activities:
    """Puts rows that name the same activity together.

    Args:
        contract_id: whose they are.
        framework: what they may name.
        chosen: ids of the outcomes and indicators that the contract has.
        problems: takes what is wrong.
    """

    def __init__(self, contract_id: UUID, framework: Agreed, chosen: set[UUID], problems: ToldOnce) -> None:
        self._contract_id, self._framework, self._chosen = contract_id, framework, chosen
        self._problems = problems
        self.activities: dict[str, Activity] = {}

    def read(self, row: Row) -> None:
        title = self._problems.take(needed(text, "Say what is done."), row["Activity"])
        if title is None:
            return
        key = plain(title)
        known = self.activities.get(key) or Activity(
            activity_id=uuid5(self._contract_id, f"activity {key}"), title=title
        )
        outcome = self._problems.take(self._framework.outcomes.one, row["Outcome"])
        indicator = self._problems.take(self._framework.indicators.one, row["Indicator"])
        self.activities[key] = msgspec.structs.replace(
            known,
            outputs=self._text(row, "Outputs", known.outputs),
            way_of_measuring=self._text(row, "Way of measuring", known.way_of_measuring),
            outcome_ids=self._with(
                known.outcome_ids, outcome.outcome_id if outcome else None, row, "Outcome"
            ),
            indicator_ids=self._with(
                known.indicator_ids, indicator.indicator_id if indicator else None, row, "Indicator"
            ),
        )

    def _text(self, row: Row, heading: str, before: str) -> str:
        written = self._problems.take(text, row[heading]) or ""
        if before and written and plain(before) != plain(written):
            self._problems.note(
                row[heading],
                f"A row above says otherwise of this activity: “{before}”. Leave this cell empty, or say the "
                "same.",
            )
        return before or written

    def _with(self, known: Sequence[UUID], named: UUID | None, row: Row, heading: str) -> tuple[UUID, ...]:
        if named is not None and named not in self._chosen:
            self._problems.note(
                row[heading],
                f"The contract does not have this {heading.lower()}. Add it on the sheet {OUTCOMES}.",
            )
            return tuple(known)
        return tuple(dict.fromkeys((*known, named))) if named is not None else tuple(known)
