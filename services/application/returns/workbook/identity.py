"""The mark by which a template is known: whose it is, for which period, and what exactly it asks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from uuid import UUID

import msgspec

from projections.returns.results import Return
from services.application.returns.questions import Question, ReadingQuestion, Task, questions_of
from services.application.returns.workbook.wording import NOTES
from services.application.workbooks.cells import plain, text
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Sheet, Workbook

LABELS: Mapping[str, str] = {
    "council": "Council",
    "contract": "Contract",
    "reference": "Reference",
    "period": "Period",
    "return_id": "Return",
    "asked": "What is asked",
    "seen": "Saved up to",
}
"""What stands before each part of the mark."""
_NUMBER = re.compile(r"[0-9]{1,18}")
_LONGEST = 100
AGAIN = "Download the template again and copy your answers into it."


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Which return a template is of.

    Attributes:
        council: its name.
        contract: title of the contract.
        reference: of the contract.
        period: as people call it.
        return_id: of the return.
        asked: digest of what is asked, SHA-256 in hexadecimal: another after a revision that changes it.
        seen: number of the newest saving in the draft when the template was made.
    """

    council: str
    contract: str
    reference: str
    period: str
    return_id: str
    asked: str
    seen: str = "0"

    @property
    def seen_up_to(self) -> int:
        """The number of the newest saving; 0, which is before all, where it cannot be read."""
        return int(self.seen) if _NUMBER.fullmatch(self.seen) else 0

    @property
    def told(self) -> str:
        """Which return it is, for a person."""
        return f"“{self.contract}” ({self.reference}), {self.period}, of {self.council}"


def identity_of(page: Return, tasks: tuple[Task, ...], seen: int) -> Identity:
    """The mark of a return's template.

    Args:
        page: the return.
        tasks: all that may be asked.
        seen: number of the newest saving in the draft.
    """
    summary = page.summary
    return Identity(
        council=summary.council_name,
        contract=summary.contract_title,
        reference=summary.contract_reference,
        period=summary.period.label,
        return_id=str(summary.return_id),
        asked=hashlib.sha256(msgspec.json.encode(list(map(_asked, questions_of(tasks))))).hexdigest(),
        seen=str(seen),
    )


def check_identity(workbook: Workbook, wanted: Identity) -> Identity:
    """The mark that a workbook bears, where it is a template of the wanted return.

    Raises:
        WorkbookRefused: where it is of another, or bears none; the sentence says which and what to do.
    """
    sheet = workbook.find(NOTES)
    found = None if sheet is None else _found(sheet)
    if found is None:
        raise _refused(
            f"“{workbook.name}” does not say which return it is of: the sheet “{NOTES}” is not as it was. "
            + AGAIN
        )
    if not _is_id(found.return_id) or found.return_id != wanted.return_id:
        raise _refused(
            f"This workbook is of another return: {found.told}. You are on the return of {wanted.told}. "
            "Download the template of this return and fill that in, or go to the other return."
        )
    if found.asked != wanted.asked:
        raise _refused(
            "What this return asks was changed after the template was downloaded, or the template was. "
            + AGAIN
        )
    return found


def _asked(question: Question) -> tuple[object, ...]:
    if not isinstance(question, ReadingQuestion):
        return question.name, question.title, question.parts
    defined = question.asked.definition
    return (
        *(question.name, question.title, question.parts, question.asked.asked.groups),
        *(defined.unit, defined.way_of_measuring, question.asked.asked.scale),
    )


def _found(sheet: Sheet) -> Identity | None:
    """What stands beside each label, wherever that is on the sheet."""
    labels = {plain(label): name for name, label in LABELS.items()}
    beside: dict[str, str] = {}
    for number in range(1, sheet.height + 1):
        filled = [text(cell) for cell in sheet.row(number) if not cell.is_empty and not cell.error]
        if len(filled) > 1 and plain(filled[0]) in labels:
            beside.setdefault(labels[plain(filled[0])], filled[1][:_LONGEST])
    try:
        return msgspec.convert(beside, Identity)
    except msgspec.ValidationError:
        return None


def _is_id(written: str) -> bool:
    try:
        UUID(written)
    except ValueError:
        return False
    return True


def _refused(sentence: str) -> WorkbookRefused:
    return WorkbookRefused(sentence, field="workbook")
