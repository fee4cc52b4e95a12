"""Decides what an import of contracts would record, and what stands in its way. Pure: it changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from domain.contract.events import ContractAwarded
from domain.framework.model import Framework
from domain.organisation.model import Organisation
from domain.shared.errors import DomainError
from domain.shared.facts import Fact
from services.application.contracts.agreement import Agreement, Surroundings, problems_of
from services.application.contracts.awarding import contract_id_of
from services.application.contracts.known import Known
from services.application.contracts.workbook.comparing import differences
from services.application.contracts.workbook.drafting import Draft, Drafter
from services.application.contracts.workbook.entries import Entry, entries_of
from services.application.contracts.workbook.names import Names
from services.application.contracts.workbook.places import ToldOnce
from services.application.workbooks.cells import Cell, plain
from services.application.workbooks.problems import CellProblem
from services.application.workbooks.reading import Workbook


class PlannedContract(msgspec.Struct, frozen=True, kw_only=True):
    """A contract of a workbook, as it would be awarded.

    Attributes:
        row: its row on the sheet of contracts.
        agreement: what would be recorded.
        framework_title: of the framework that it is made on.
        lead_provider: name of its lead provider.
        partners: names of its partners.
        is_there: whether it was awarded before, exactly so; then nothing is recorded.
    """

    row: int
    agreement: Agreement
    framework_title: str
    lead_provider: str
    partners: tuple[str, ...]
    is_there: bool


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What an import would do.

    Attributes:
        contracts: those that nothing stands in the way of, in the order of their rows.
        problems: every cell that cannot be used. Where there is one, nothing is recorded.
    """

    contracts: tuple[PlannedContract, ...]
    problems: tuple[CellProblem, ...]

    @property
    def new(self) -> tuple[PlannedContract, ...]:
        """Those that would be awarded."""
        return tuple(planned for planned in self.contracts if not planned.is_there)


class Planner:
    """Plans the import of one workbook.

    Args:
        workbook: what was read.
        known: what the council has.

    Raises:
        WorkbookRefused: where the workbook has no sheet of contracts.
    """

    def __init__(self, workbook: Workbook, known: Known) -> None:
        self._known, self._problems = known, ToldOnce()
        self._names = {named.id: named.name for named in known.organisations}
        self._registered = {
            named.id: Organisation(council_id=known.council_id, name=named.name)
            for named in known.organisations
        }
        self._frameworks = Names(
            ((named.id, named.name, named.id) for named in known.frameworks),
            unknown="The council has agreed no framework “{name}”. Choose from the list, or agree it first.",
        )
        self._organisations = Names(
            ((named.id, named.name, named.id) for named in known.organisations),
            unknown="The council knows no organisation “{name}”. Choose from the list, or register it first.",
        )
        self._entries = entries_of(workbook, self._problems)

    @property
    def framework_ids(self) -> frozenset[UUID]:
        """The frameworks that the workbook names: planning needs them as they stand."""
        return frozenset(filter(None, map(self._framework_of, self._entries)))

    @property
    def contract_ids(self) -> frozenset[UUID]:
        """The contracts that may be there already: planning needs their facts."""
        return frozenset(
            contract_id for entry in self._entries for contract_id in self._candidates(entry.reference)
        )

    def plan(
        self, frameworks: Mapping[UUID, Framework], facts: Mapping[UUID, Sequence[Fact]], now: datetime
    ) -> Plan:
        """Plan the import.

        Args:
            frameworks: those of `framework_ids`, as they stand.
            facts: of those of `contract_ids`, from the first; of one that is not there, none.
            now: the moment at which it would be recorded.
        """
        drafter = Drafter(
            self._known.council_id, self._frameworks, self._organisations, frameworks, self._problems
        )
        planned: list[PlannedContract] = []
        for entry in self._entries:
            before = self._problems.noted
            contract_id = self._contract_id(entry, facts)
            recorded = facts.get(contract_id, ())
            draft = drafter.draft(entry, contract_id, _award_of(recorded))
            refused = [*self._by_rules(draft, now), *_by_record(draft, recorded)]
            for cell, sentence in [known for known in refused if not self._problems.has(known[0])]:
                self._problems.note(cell, sentence)
            if self._problems.noted == before and not refused:
                planned.append(self._planned(draft, is_there=bool(recorded)))
        return Plan(contracts=tuple(planned), problems=self._problems.found)

    def _framework_of(self, entry: Entry) -> UUID | None:
        try:
            return self._frameworks.one(entry.row["Framework"])
        except DomainError:
            return None  # said when the contract is drafted

    def _candidates(self, reference: str) -> tuple[UUID, ...]:
        own = contract_id_of(self._known.council_id, reference)
        return (own, *(known for known in self._known.contracts.get(plain(reference), ()) if known != own))

    def _contract_id(self, entry: Entry, facts: Mapping[UUID, Sequence[Fact]]) -> UUID:
        """The contract that has the reference, or the one that would get it."""
        there = [known for known in self._candidates(entry.reference) if facts.get(known)]
        if len(there) > 1:
            self._problems.note(
                entry.row["Reference"],
                f"More than one contract has the reference “{entry.reference}”. Take this row out: an import "
                "cannot tell them apart.",
            )
        return there[0] if there else contract_id_of(self._known.council_id, entry.reference)

    def _by_rules(self, draft: Draft, now: datetime) -> list[tuple[Cell, str]]:
        """What the rules refuse, at its cells."""
        around = Surroundings(framework=draft.framework, organisations=self._registered)
        errors = problems_of(draft.agreement, around, now)
        return [(draft.places.of(error.field), error.message) for error in errors]

    def _planned(self, draft: Draft, *, is_there: bool) -> PlannedContract:
        award = draft.agreement.award
        return PlannedContract(
            row=draft.entry.row.number,
            agreement=draft.agreement,
            framework_title=draft.framework.title,
            lead_provider=self._names[award.lead_provider_id],
            partners=tuple(self._names[known] for known in award.partner_ids),
            is_there=is_there,
        )


def _by_record(draft: Draft, recorded: Sequence[Fact]) -> list[tuple[Cell, str]]:
    """What was awarded otherwise before, at its cells."""
    return [
        (draft.places.of(known.field), _otherwise(draft.entry.reference, known.called))
        for known in (differences(draft.agreement, recorded) if recorded else ())
    ]


def _otherwise(reference: str, called: str) -> str:
    return (
        f"“{reference}” was awarded before, with another {called}. An import changes no contract: take its "
        "rows out, or write what was agreed."
    )


def _award_of(recorded: Sequence[Fact]) -> ContractAwarded | None:
    return next((known for known in recorded if isinstance(known, ContractAwarded)), None)
