"""A receipt as it is read, the same on a page and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

import msgspec

from domain.provider_return.prompts import STANDING_PROMPTS
from projections.returns.results import Return
from services.monitoring.returns.reading import titles_in
from services.monitoring.returns.receipts import Receipt
from services.presentation.dates import moment
from services.presentation.held import data_lines, declared_lines, reading_lines
from services.presentation.numbers import file_size


class Row(msgspec.Struct, frozen=True):
    """One thing that was asked or is to be known, and what is said of it, line by line.

    Attributes:
        href: on a page, where the title leads; "" where it leads nowhere.
    """

    title: str
    lines: Sequence[str]
    href: str = ""


class ReceiptSaid(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt in words.

    Attributes:
        reference: short enough to be said on the telephone.
        heading: of what it is a receipt.
        about: when and by whom it was sent, and for which contract.
        sent: exactly what was sent, in the order of the return.
        stored: position, type and digest of each event.
    """

    reference: str
    heading: str
    about: Sequence[Row]
    sent: Sequence[Row]
    stored: Sequence[tuple[int, str, str]]


def receipt_said(page: Return, receipt: Receipt, names: Mapping[UUID, str]) -> ReceiptSaid:
    """A receipt in words.

    Args:
        page: the return that was sent.
        receipt: as it was recorded.
        names: of people, by id.
    """
    summary = page.summary
    return ReceiptSaid(
        reference=receipt.reference,
        heading=f"{summary.contract_title}: {summary.period.label}",
        about=tuple(_about(page, receipt, names)),
        sent=(*_sent(page, receipt), *_files(page, receipt, names)),
        stored=tuple((known.position, known.type, known.sha256) for known in receipt.stored),
    )


def _about(page: Return, receipt: Receipt, names: Mapping[UUID, str]) -> Iterator[Row]:
    summary = page.summary
    late = ", after the day it was due" if receipt.late else ""
    yield Row("Recorded", [f"{moment(receipt.recorded_at)}{late}"])
    who = None if receipt.actor_id is None else names.get(receipt.actor_id)
    yield Row("Sent by", [who or "Somebody who is no longer known"])
    yield Row("Contract", [f"{summary.contract_title} ({summary.contract_reference})"])
    if receipt.submission > 1:
        yield Row("Submission", [f"Number {receipt.submission} for this period"])
    if receipt.files:
        yield Row("Read from", [f"A file with the SHA-256 digest {digest}" for digest in receipt.files])


def _sent(page: Return, receipt: Receipt) -> Iterator[Row]:
    for group in page.outcomes:
        for asked in group.indicators:
            reading = receipt.readings.get(asked.asked.indicator_id)
            if reading is not None:
                said = [f"“{reading.comment}”"] if reading.comment else []
                lines = reading_lines(reading, asked.definition.unit, exact=True)
                yield Row(asked.definition.title, [*lines, *said])
    # The return's own wording wins; a standing question may have been answered in this submission alone.
    asked_in_words = {known.prompt_id: known.text for known in STANDING_PROMPTS}
    asked_in_words |= {told.prompt.prompt_id: told.prompt.text for told in page.prompts}
    for prompt_id, narrative in receipt.narratives.items():
        yield Row(asked_in_words.get(prompt_id, prompt_id), narrative.text.split("\n"))
    for data in page.common_data:
        if data.item.item_id in receipt.common_data:
            yield Row(data.item.title, data_lines(receipt.common_data[data.item.item_id]))
    for check in page.checks:
        if check.check.check_id in receipt.declarations:
            yield Row(check.check.statement, declared_lines(receipt.declarations[check.check.check_id]))


def _files(page: Return, receipt: Receipt, names: Mapping[UUID, str]) -> Iterator[Row]:
    titles = titles_in(page)
    for file in receipt.evidence:
        about = "The return as a whole" if file.indicator_id is None else titles[file.indicator_id]
        lines = [
            *file.note.split("\n"),
            f"Supports: {about}",
            f"{file_size(file.size)}, attached by {names.get(file.attached_by, 'somebody who has left')}",
            f"SHA-256: {file.sha256}",
        ]
        href = f"/returns/{receipt.return_id}/evidence/{file.evidence_id}"
        yield Row(f"Evidence: {file.name}", lines, href)
