"""What is submitted answers all that the return asks, each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Asked, CommonData, Evidence
from domain.provider_return.prompts import may_be_asked
from domain.provider_return.rules.evidence import wrong_evidence
from domain.provider_return.rules.readings import misfits
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, refuse_all
from domain.shared.values import Prompt


class Asks(Protocol):
    """What a return asks, as it was opened or as a page knows it."""

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The indicators."""
        ...

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The contract's own narrative questions."""
        ...

    @property
    def common_dataset(self) -> tuple[CommonDataItem, ...]:
        """What all must report."""
        ...

    @property
    def compliance_checks(self) -> tuple[ComplianceCheck, ...]:
        """What is to be confirmed."""
        ...


def check_submission(command: SubmitReturn, asks: Asks, before: Sequence[Evidence] = ()) -> None:
    """Everything that is asked for is there or has a reason, and fits.

    Args:
        command: what is to be submitted.
        asks: what the return asks.
        before: the files that went with earlier submissions.

    Raises:
        DomainError: all that is wrong with the set, in the order in which the return asks.
    """
    refuse_all(
        [
            *_readings(command, asks.asked),
            *_narratives(command, may_be_asked(asks.prompts)),
            *_common_data(command, asks.common_dataset),
            *_declarations(command, asks.compliance_checks),
            *wrong_evidence(command.evidence, before, asks.asked),
        ]
    )


def _readings(command: SubmitReturn, asked: tuple[Asked, ...]) -> Iterator[DomainError]:
    by_id = {known.indicator_id: known for known in asked}
    seen: set[UUID] = set()
    for reading in command.readings:
        known = by_id.get(reading.indicator_id)
        field = f"readings.{reading.indicator_id}"
        if known is None:
            yield NotFound("A reading is for an indicator that this return does not ask for.", field=field)
            continue
        if reading.indicator_id in seen:
            yield AlreadyDone(f"“{known.title}” has two readings. Keep one.", field=field)
        seen.add(reading.indicator_id)
        yield from misfits(reading, known)
    for missed in asked:
        if missed.indicator_id not in seen:
            yield Invalid(
                f"Give “{missed.title}”, or say why there is no reading.",
                field=f"readings.{missed.indicator_id}",
            )


def _narratives(command: SubmitReturn, prompts: frozenset[str]) -> Iterator[DomainError]:
    seen: set[str] = set()
    for narrative in command.narratives:
        field = f"narratives.{narrative.prompt_id}"
        if narrative.prompt_id not in prompts:
            yield NotFound("A narrative answers a question that this return does not ask.", field=field)
        elif narrative.prompt_id in seen:
            yield AlreadyDone("A question is answered twice. Keep one answer.", field=field)
        seen.add(narrative.prompt_id)


def _common_data(command: SubmitReturn, items: tuple[CommonDataItem, ...]) -> Iterator[DomainError]:
    known = {item.item_id: item for item in items}
    titles = {item.item_id: item.title for item in items}
    given = [part.item_id for part in command.common_data]
    yield from _each_once(given, titles, "common_data", "Give “{}”, or say why there are no numbers.")
    for part in command.common_data:
        if part.item_id in known and part.missing is None:
            yield from _wrong_groups(part, known[part.item_id])


def _wrong_groups(part: CommonData, item: CommonDataItem) -> Iterator[DomainError]:
    groups = item.categories or ("",)
    given = [count.group for count in part.counts]
    for group in dict.fromkeys(given):
        if group not in groups:
            yield NotFound(
                f"“{item.title}” is not asked for “{group}”.", field=f"common_data.{item.item_id}.{group}"
            )
        elif given.count(group) > 1:
            yield AlreadyDone(
                f"“{item.title}” has two numbers for “{group}”. Keep one.",
                field=f"common_data.{item.item_id}.{group}",
            )
    for group in groups:
        if group not in given:
            yield Invalid(
                f"Give the number for “{group or item.title}”; write 0 where there was nobody.",
                field=f"common_data.{item.item_id}.{group}",
            )


def _declarations(command: SubmitReturn, checks: tuple[ComplianceCheck, ...]) -> Iterator[DomainError]:
    titles = {check.check_id: check.statement for check in checks}
    given = [declared.check_id for declared in command.declarations]
    yield from _each_once(given, titles, "declarations", "Say whether this holds: “{}”.")


def _each_once(
    given: Iterable[str], titles: Mapping[str, str], group: str, missed: str
) -> Iterator[DomainError]:
    """Everything that is asked is answered once, and nothing else."""
    seen: set[str] = set()
    for name in given:
        field = f"{group}.{name}"
        if name not in titles:
            yield NotFound("The return does not ask for this. Leave it out.", field=field)
        elif name in seen:
            yield AlreadyDone(f"“{titles[name]}” is given twice. Keep one.", field=field)
        seen.add(name)
    for name, title in titles.items():
        if name not in seen:
            yield Invalid(missed.format(title), field=f"{group}.{name}")
