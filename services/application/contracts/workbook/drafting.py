"""Makes an agreement of what a workbook says of one contract, and remembers which cell each part came from.

Where a cell cannot be read, its problem is noted and something harmless stands in, so that everything else
about the contract can still be held against the rules. Such an agreement is never recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID, uuid5

import msgspec

from domain.contract.commands import AwardContract, ScheduleBreakPoint
from domain.contract.events import ContractAwarded
from domain.contract.rules.award import FIRST_DAY, LAST_DAY
from domain.contract.terms import Arrangement
from domain.framework.model import Framework
from domain.shared.errors import DomainError
from domain.shared.values import Money
from services.application.contracts.agreement import Agreement
from services.application.contracts.workbook.asking import checks_of, common_dataset_of, prompts_of
from services.application.contracts.workbook.calendars import calendar_of
from services.application.contracts.workbook.entries import Entry
from services.application.contracts.workbook.expecting import expectations_of
from services.application.contracts.workbook.mapping import Agreed, agreed, impact_map_of
from services.application.contracts.workbook.names import Names
from services.application.contracts.workbook.places import Places, ToldOnce
from services.application.contracts.workbook.sheets import (
    ARRANGEMENTS,
    BREAK_POINTS,
    CHECKS,
    COMMON_DATASET,
    QUESTIONS,
)
from services.application.workbooks.cells import Cell, day, needed, number, one_of, text, whole_number
from services.application.workbooks.tables import Row

NOBODY = UUID(int=0)
"""Stands in for a framework or an organisation that cannot be read."""
_arrangement: Callable[[Cell], Arrangement] = needed(
    one_of(ARRANGEMENTS), "Say who delivers: choose from the list."
)
HEADINGS: Mapping[str, str] = {
    "reference": "Reference",
    "title": "Title",
    "service_area": "Service area",
    "framework_id": "Framework",
    "framework_version": "Version",
    "arrangement": "Arrangement",
    "lead_provider_id": "Lead provider",
    "partner_ids": "Partners",
    "starts_on": "First day",
    "ends_on": "Last day",
    "value": "Value in pounds",
    "calendar": "Reports",
}
"""The column of the sheet of contracts that each part of an award stands in."""
_FIRST_COLUMNS = {
    "prompts": (QUESTIONS, "Question"),
    "common_dataset": (COMMON_DATASET, "What is counted"),
    "compliance_checks": (CHECKS, "What is confirmed"),
}


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a workbook says of a contract.

    Attributes:
        entry: its rows.
        agreement: what they amount to.
        framework: the framework that it is made on, as it stands.
        places: the cell of each part of the agreement.
    """

    entry: Entry
    agreement: Agreement
    framework: Framework
    places: Places


class Drafter:
    """Drafts agreements.

    Args:
        council_id: whose contracts they are.
        frameworks: ids of the council's frameworks, by title.
        organisations: ids of its organisations, by name.
        states: the frameworks that the workbook names, as they stand.
        problems: takes what cannot be read.
    """

    def __init__(
        self,
        council_id: UUID,
        frameworks: Names[UUID],
        organisations: Names[UUID],
        states: Mapping[UUID, Framework],
        problems: ToldOnce,
    ) -> None:
        self._council_id, self._states, self._problems = council_id, states, problems
        self._frameworks, self._organisations = frameworks, organisations
        self._agreed: dict[tuple[UUID, int], Agreed] = {}

    def draft(self, entry: Entry, contract_id: UUID, before: ContractAwarded | None) -> Draft:
        """The agreement that a contract's rows amount to.

        Args:
            entry: the rows.
            contract_id: the contract's stream.
            before: its award, where it was awarded before: an empty version then means the one it has.
        """
        places = _places(entry)
        award = self._award(entry, contract_id, before)
        framework = self._states.get(award.framework_id, Framework())
        version = self._version(framework, award)
        agreement = Agreement(award=award, break_points=self._break_points(entry, contract_id, places))
        if version is not None:
            agreement = msgspec.structs.replace(
                agreement,
                impact_map=impact_map_of(entry, contract_id, version, self._problems, places),
                expectations=expectations_of(entry, contract_id, version.indicators, self._problems, places),
            )
        return Draft(entry=entry, agreement=agreement, framework=framework, places=places)

    def _award(self, entry: Entry, contract_id: UUID, before: ContractAwarded | None) -> AwardContract:
        row, take = entry.row, self._problems.take
        lead = needed(self._organisations.one, "Say which organisation answers for the contract.")
        framework_id = self._framework_id(row)
        framework = self._states.get(framework_id, Framework())
        return AwardContract(
            stream_id=contract_id,
            council_id=self._council_id,
            reference=entry.reference,
            title=take(text, row["Title"]) or "",
            service_area=take(text, row["Service area"]) or framework.service_area,
            framework_id=framework_id,
            framework_version=self._version_number(row, framework_id, framework, before),
            arrangement=take(_arrangement, row["Arrangement"]) or "single",
            lead_provider_id=take(lead, row["Lead provider"]) or NOBODY,
            partner_ids=take(self._organisations.several, row["Partners"]) or (),
            starts_on=take(needed(day, "Give the contract's first day."), row["First day"]) or FIRST_DAY,
            ends_on=take(needed(day, "Give the contract's last day."), row["Last day"]) or LAST_DAY,
            value=self._value(row),
            calendar=calendar_of(row, self._problems),
            prompts=prompts_of(entry, self._problems),
            common_dataset=common_dataset_of(entry, self._problems),
            compliance_checks=checks_of(entry, self._problems),
        )

    def _framework_id(self, row: Row) -> UUID:
        read = needed(self._frameworks.one, "Say which framework the contract is made on.")
        return self._problems.take(read, row["Framework"]) or NOBODY

    def _version_number(
        self, row: Row, framework_id: UUID, framework: Framework, before: ContractAwarded | None
    ) -> int:
        written = self._problems.take(whole_number, row["Version"])
        if written is not None:
            return written
        if before is not None and before.framework_id == framework_id:
            return before.framework_version
        return max(1, len(framework.versions))

    def _version(self, framework: Framework, award: AwardContract) -> Agreed | None:
        key = (award.framework_id, award.framework_version)
        if key not in self._agreed:
            try:
                version = framework.agreed(award.framework_version)
            except DomainError:
                return None  # said when the award is held against the rules
            called = f"“{framework.title}”, version {award.framework_version}"
            self._agreed[key] = agreed(version, called)
        return self._agreed[key]

    def _value(self, row: Row) -> Money | None:
        pounds = self._problems.take(number, row["Value in pounds"])
        try:
            return None if pounds is None else Money(pounds=pounds)
        except DomainError as error:
            self._problems.note(row["Value in pounds"], error.message)
            return None

    def _break_points(
        self, entry: Entry, contract_id: UUID, places: Places
    ) -> tuple[ScheduleBreakPoint, ...]:
        scheduled: list[ScheduleBreakPoint] = []
        for row in entry.on(BREAK_POINTS):
            on = self._problems.take(needed(day, "Give the day of the break point."), row["Day"])
            purpose = self._problems.take(text, row["Purpose"]) or ""
            if on is not None:
                places.put(f"break_points.{len(scheduled)}", row["Day"])
                scheduled.append(
                    ScheduleBreakPoint(
                        stream_id=contract_id,
                        break_point_id=uuid5(contract_id, f"break point {on.isoformat()}"),
                        on=on,
                        purpose=purpose,
                    )
                )
        return tuple(scheduled)


def _places(entry: Entry) -> Places:
    places = Places(entry.row["Reference"])
    for field, heading in HEADINGS.items():
        places.put(field, entry.row[heading])
    for field, (sheet, heading) in _FIRST_COLUMNS.items():
        for row in entry.on(sheet):
            places.put(field, row[heading])
    return places
