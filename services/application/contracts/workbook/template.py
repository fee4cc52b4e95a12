"""An empty contract workbook, with the council's own frameworks and organisations to choose from."""

from __future__ import annotations

from msgspec.structs import replace

from services.application.contracts.known import Known
from services.application.contracts.workbook.sheets import ALL, SHEETS
from services.application.workbooks.writing import WrittenSheet, write_workbook

NOTES = f"""
Fill in one row on the sheet Contracts for each contract. The other sheets say more about them: each row
there begins with the reference of the contract that it is about.

Contracts. Choose the framework, the arrangement, the lead provider and how often it reports from the lists.
Name partners as they are registered, each on a line of its own. The term begins matter only for contracts
that report every school term.

Outcomes. Leave this sheet empty for a contract that has all outcomes of its framework. Otherwise name each
outcome that it has, word for word. With an indicator beside it, the contract has only that one of its
indicators; give each further one a row of its own.

Activities. What is done, what it yields, and the outcomes that it is done for. An activity that works for
two outcomes has two rows.

Expectations. Where an indicator started, and the values hoped for. Put the baseline and the first value on
one row, and each further day and value on a row below it. Percentages are written as 40, not 0.4.

Break points. The days on which both sides will look at the contract afresh.

Questions, Common dataset, Compliance checks. What every return of a contract is to say. Where all contracts
of this workbook are asked the same, write “{ALL}” in place of a reference.

Nothing is recorded until every cell makes sense. If some do not, you are told which and why, and can mend
them and try again. A contract that was awarded before, exactly as it stands here, is passed over.
"""


def template(known: Known) -> bytes:
    """The workbook, as an Excel file.

    Args:
        known: what the council has.
    """
    frameworks = tuple(named.name for named in known.frameworks)
    organisations = tuple(named.name for named in known.organisations)
    choices = {"Framework": frameworks, "Lead provider": organisations}
    return write_workbook([_with_choices(sheet, choices) for sheet in SHEETS], _paragraphs(NOTES))


def _with_choices(sheet: WrittenSheet, choices: dict[str, tuple[str, ...]]) -> WrittenSheet:
    columns = tuple(
        replace(column, choices=choices.get(column.heading, column.choices)) for column in sheet.columns
    )
    return replace(sheet, columns=columns)


def _paragraphs(written: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in written.split("\n\n")]
