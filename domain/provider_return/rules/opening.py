"""What a return may be opened with."""

from __future__ import annotations

from collections.abc import Iterable

from domain.provider_return.commands import OpenReturn
from domain.shared.errors import DomainError, Invalid, refuse_all


def check_opening(command: OpenReturn) -> None:
    """A return asks for something, for each thing once, and is due before it locks.

    Raises:
        DomainError: all that is wrong with it.
    """
    errors: list[DomainError] = []
    if not command.asked:
        errors.append(
            Invalid("Nothing is asked for in this period. Agree the impact map first.", field="asked")
        )
    if _twice(asked.indicator_id for asked in command.asked):
        errors.append(Invalid("An indicator is asked for twice. Ask once.", field="asked"))
    if _twice(prompt.prompt_id for prompt in command.prompts):
        errors.append(Invalid("Two narrative questions carry the same name.", field="prompts"))
    if _twice(item.item_id for item in command.common_dataset):
        errors.append(Invalid("Two parts of the common dataset carry the same name.", field="common_dataset"))
    if _twice(check.check_id for check in command.compliance_checks):
        errors.append(Invalid("Two compliance checks carry the same name.", field="compliance_checks"))
    if command.due_on < command.period.ends_on:
        errors.append(Invalid("A return cannot be due before its period has ended.", field="due_on"))
    if command.locks_on < command.due_on:
        errors.append(Invalid("A return cannot lock before it is due.", field="locks_on"))
    refuse_all(errors)


def _twice(named: Iterable[object]) -> bool:
    names = list(named)
    return len(set(names)) != len(names)
