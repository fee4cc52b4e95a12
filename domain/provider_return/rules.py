"""The rules of a return's content, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from uuid import UUID

from domain.provider_return.commands import OpenReturn, SubmitReturn
from domain.provider_return.content import Asked, Reading
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, refuse_all
from domain.shared.figures import MEASURE_OF, Rating, Score, number_of
from domain.shared.values import Measure, Prompt

KIND: dict[Measure, str] = {
    "count": "a whole number",
    "proportion": "a number of people out of those asked or measured",
    "score": "a mean score",
    "rating": "a rating",
    "currency": "an amount of money",
    "rate": "a rate",
    "narrative": "an account in words",
}


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
    if len({asked.indicator_id for asked in command.asked}) != len(command.asked):
        errors.append(Invalid("An indicator is asked for twice. Ask once.", field="asked"))
    if len({prompt.prompt_id for prompt in command.prompts}) != len(command.prompts):
        errors.append(Invalid("Two narrative questions carry the same name.", field="prompts"))
    if command.due_on < command.period.ends_on:
        errors.append(Invalid("A return cannot be due before its period has ended.", field="due_on"))
    if command.locks_on < command.due_on:
        errors.append(Invalid("A return cannot lock before it is due.", field="locks_on"))
    refuse_all(errors)


def check_submission(command: SubmitReturn, asked: tuple[Asked, ...], prompts: tuple[Prompt, ...]) -> None:
    """Every indicator that is asked for has one reading or a reason, and each fits its measure.

    Raises:
        DomainError: all that is wrong with the set.
    """
    errors: list[DomainError] = []
    by_id = {asked_for.indicator_id: asked_for for asked_for in asked}
    seen: set[UUID] = set()
    for reading in command.readings:
        asked_for = by_id.get(reading.indicator_id)
        field = f"readings.{reading.indicator_id}"
        if asked_for is None:
            errors.append(
                NotFound("A reading is for an indicator that this return does not ask for.", field=field)
            )
            continue
        if reading.indicator_id in seen:
            errors.append(AlreadyDone(f"“{asked_for.title}” has two readings. Keep one.", field=field))
        seen.add(reading.indicator_id)
        errors.extend(_misfit(reading, asked_for))
    errors.extend(
        Invalid(
            f"Give “{missed.title}”, or say why there is no reading.", field=f"readings.{missed.indicator_id}"
        )
        for missed in asked
        if missed.indicator_id not in seen
    )
    refuse_all(errors + _wrong_narratives(command, {prompt.prompt_id for prompt in prompts}))


def _wrong_narratives(command: SubmitReturn, prompts: set[str]) -> list[DomainError]:
    errors: list[DomainError] = []
    seen: set[str] = set()
    for narrative in command.narratives:
        field = f"narratives.{narrative.prompt_id}"
        if narrative.prompt_id not in prompts:
            errors.append(
                NotFound("A narrative answers a question that this return does not ask.", field=field)
            )
        elif narrative.prompt_id in seen:
            errors.append(AlreadyDone("A question is answered twice. Keep one answer.", field=field))
        seen.add(narrative.prompt_id)
    return errors


def check_reading(reading: Reading, asked_for: Asked) -> None:
    """A reading fits what is asked for: its measure and its scale.

    Raises:
        DomainError: where it does not.
    """
    refuse_all(_misfit(reading, asked_for))


def _misfit(reading: Reading, asked_for: Asked) -> list[DomainError]:
    figure, field = reading.figure, f"readings.{reading.indicator_id}"
    if figure is None:
        return []
    if MEASURE_OF[type(figure)] != asked_for.measure:
        return [Invalid(f"“{asked_for.title}” is {KIND[asked_for.measure]}.", field=field)]
    number = number_of(figure)
    scale = asked_for.scale
    if isinstance(figure, Score | Rating) and scale and number is not None and not scale.holds(number):
        return [
            Invalid(
                f"“{asked_for.title}” must be between {scale.lowest} and {scale.highest}; {number} is not.",
                field=field,
            )
        ]
    return []
