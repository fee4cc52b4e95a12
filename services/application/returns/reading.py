"""From what was typed to what would be submitted, or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TypeVar
from uuid import UUID

import msgspec

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.measures.expectation import Against, against_expected
from domain.measures.standing import Aim, at_reading
from domain.measures.unusual import Unusual, unusual
from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import (
    Asked,
    CommonData,
    Declaration,
    GroupCount,
    Narrative,
    Reading,
)
from domain.provider_return.rules.readings import misfits
from domain.provider_return.rules.submission import check_submission
from domain.shared.errors import DomainError, Several
from domain.shared.figures import number_of
from domain.shared.values import ExpectedPoint, Prompt
from projections.returns.results import AskedIndicator, Return
from services.application.returns.answers import EMPTY, NO, YES, Answer, Answers
from services.application.returns.figures import read_reading
from services.application.returns.questions import (
    CheckQuestion,
    DataQuestion,
    NarrativeQuestion,
    Question,
    ReadingQuestion,
    Task,
    group_of,
    questions_of,
    tasks_of,
)
from services.application.returns.typed import Typed

Value = Reading | Narrative | CommonData | Declaration
Kind = TypeVar("Kind", Reading, Narrative, CommonData, Declaration)


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What all answers come to.

    Attributes:
        tasks: all that is asked, with the questions that the figures call for.
        values: what was given, by the name of its question; questions without an answer are left out.
        errors: what is wrong with what was given, by the name of its question.
        command: what would be submitted, as far as it can be read.
        refusal: all that stands in the way of submitting, in the order of the page; None where nothing does.
        unusual: how a reading moved more than its series usually does, by indicator.
    """

    tasks: tuple[Task, ...]
    values: Mapping[str, Value]
    errors: Mapping[str, Sequence[DomainError]]
    command: SubmitReturn
    refusal: DomainError | None
    unusual: Mapping[UUID, Unusual]

    def is_given(self, question: Question) -> bool:
        """Whether there is an answer, and nothing wrong with it."""
        return question.name in self.values and question.name not in self.errors


def read_answers(page: Return, answers: Answers) -> Read:
    """Read a return's answers, and hold them against the rules that submitting will be held against.

    Args:
        page: the return.
        answers: as they were typed.
    """
    values: dict[str, Value] = {}
    errors: dict[str, Sequence[DomainError]] = {}

    def read(questions: Iterable[Question]) -> None:
        for question in questions:
            value, wrong = _read(question, answers.get(question.name, EMPTY))
            if value is not None:
                values[question.name] = value
            if wrong:
                errors[question.name] = wrong

    read(questions_of(tasks_of(page)))
    against: set[Against | None] = {
        _against(page, question, values) for question in questions_of(tasks_of(page))
    }
    tasks = tasks_of(page, against)
    read(question for question in questions_of(tasks) if question.name not in values)
    command = SubmitReturn(
        stream_id=page.summary.return_id,
        readings=_all(values, Reading),
        narratives=_all(values, Narrative),
        common_data=_all(values, CommonData),
        declarations=_all(values, Declaration),
    )
    return Read(
        tasks=tasks,
        values=values,
        errors=errors,
        command=command,
        refusal=_refusal(page, tasks, command, errors),
        unusual=unusual_in(page, command.readings),
    )


def _all(values: Mapping[str, Value], kind: type[Kind]) -> tuple[Kind, ...]:
    return tuple(value for value in values.values() if isinstance(value, kind))


def _read(question: Question, answer: Answer) -> tuple[Value | None, Sequence[DomainError]]:
    """The value of one answer, and what is wrong with it; neither where nothing was typed."""
    if not answer:
        return None, ()
    match question:
        case ReadingQuestion():
            reading, errors = read_reading(question, answer)
            if reading is not None:
                errors.extend(placed(misfits(reading, question.asked.asked), question))
            return reading, errors
        case NarrativeQuestion(prompt=prompt):
            return Narrative(prompt_id=prompt.prompt_id, text=answer.get("text", "")), ()
        case DataQuestion():
            return _data(question, answer)
        case CheckQuestion():
            return _declaration(question, answer)


def _data(question: DataQuestion, answer: Answer) -> tuple[CommonData | None, Sequence[DomainError]]:
    typed = Typed(answer, question.name)
    missing = typed.missing()
    counts: list[GroupCount] = []
    for number, group in enumerate(question.groups):
        part = f"{group_of(number)}count"
        if missing is not None and not typed.has(part):
            continue
        count = typed.whole(part, f"how many: {group}" if group else "how many", "; write 0 for nobody")
        if count is not None:
            made = typed.made(partial(GroupCount, group=group, count=count), {}, part)
            counts.extend([] if made is None else [made])
    if typed.errors:
        return None, typed.errors
    item_id = question.item.item_id
    data = typed.made(
        lambda: CommonData(item_id=item_id, counts=tuple(counts), missing=missing), {}, "missing"
    )
    return data, typed.errors


def _declaration(question: CheckQuestion, answer: Answer) -> tuple[Declaration | None, Sequence[DomainError]]:
    typed = Typed(answer, question.name)
    confirmed = typed.text("confirmed")
    if confirmed not in (YES, NO):
        typed.say("confirmed", "Choose whether this holds.")
        return None, typed.errors
    declared = typed.made(
        lambda: Declaration(
            check_id=question.check.check_id,
            confirmed=confirmed == YES,
            explanation=typed.text("explanation"),
        ),
        {},
        "explanation",
    )
    return declared, typed.errors


def placed(errors: Iterable[DomainError], question: ReadingQuestion) -> Iterator[DomainError]:
    """Errors that name a group, put where the answer has it: groups go by number there."""
    groups = {group: number for number, group in enumerate(question.asked.asked.groups)}
    start = f"{question.name}.groups."
    for error in errors:
        group = error.field.removeprefix(start) if error.field.startswith(start) else None
        named = next((known for known in groups if group in (known, f"{known}.travelled")), None)
        if named is not None:
            error.field = f"{start}{groups[named]}"
        yield error


def _against(page: Return, question: Question, values: Mapping[str, Value]) -> Against | None:
    value = values.get(question.name)
    if not isinstance(question, ReadingQuestion) or not isinstance(value, Reading):
        return None
    asked, standing = question.asked, at_reading(value.figure)
    if asked.expected is None or standing is None:
        return None
    ends_on = page.summary.period.ends_on
    expected = (ExpectedPoint(on=ends_on, value=asked.expected),)
    found = against_expected(aim_of(asked), expected, ends_on, standing)
    return None if found is None else found.against


def aim_of(asked: AskedIndicator) -> Aim:
    """What is wanted of an indicator, as it is defined for the period."""
    defined = asked.definition
    return Aim(
        measure=defined.measure,
        direction=defined.direction,
        band=defined.band,
        smallest_change=defined.smallest_change,
    )


def unusual_in(page: Return, readings: Iterable[Reading]) -> Mapping[UUID, Unusual]:
    """How readings move more than their series usually do, by indicator.

    Args:
        page: the return, which knows what was read before.
        readings: what would be submitted.
    """
    asked = {known.asked.indicator_id: known for group in page.outcomes for known in group.indicators}
    found: dict[UUID, Unusual] = {}
    for reading in readings:
        known = asked.get(reading.indicator_id)
        number = None if reading.figure is None else number_of(reading.figure)
        if known is None or number is None:
            continue
        move = unusual(_before(known), number, known.definition.smallest_change)
        if move is not None:
            found[reading.indicator_id] = move
    return found


def _before(asked: AskedIndicator) -> list[Decimal]:
    """The earlier figures that compare with this one, oldest first."""
    figures = [known.reading.figure for known in reversed(asked.earlier) if known.same_definition]
    numbers = [number_of(figure) for figure in figures if figure is not None]
    return [number for number in numbers if number is not None]


class _Asks(msgspec.Struct, frozen=True):
    """What the return asks, less what cannot be read as it was typed: that is complained of once."""

    page: Return
    unread: frozenset[str]

    @property
    def asked(self) -> tuple[Asked, ...]:
        every = (asked.asked for group in self.page.outcomes for asked in group.indicators)
        return tuple(known for known in every if f"readings.{known.indicator_id}" not in self.unread)

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        return tuple(known.prompt for known in self.page.prompts)

    @property
    def common_dataset(self) -> tuple[CommonDataItem, ...]:
        items = (known.item for known in self.page.common_data)
        return tuple(item for item in items if f"common_data.{item.item_id}" not in self.unread)

    @property
    def compliance_checks(self) -> tuple[ComplianceCheck, ...]:
        checks = (known.check for known in self.page.checks)
        return tuple(check for check in checks if f"declarations.{check.check_id}" not in self.unread)


def _refusal(
    page: Return,
    tasks: tuple[Task, ...],
    command: SubmitReturn,
    errors: Mapping[str, Sequence[DomainError]],
) -> DomainError | None:
    """All that stands in the way as one error, in the order in which the page asks."""
    singles = [error for wrong in errors.values() for error in wrong]
    readable = msgspec.structs.replace(
        command,
        readings=tuple(r for r in command.readings if f"readings.{r.indicator_id}" not in errors),
        common_data=tuple(d for d in command.common_data if f"common_data.{d.item_id}" not in errors),
        declarations=tuple(d for d in command.declarations if f"declarations.{d.check_id}" not in errors),
    )
    try:
        check_submission(readable, _Asks(page, frozenset(errors)))
    except DomainError as error:
        singles.extend(error.errors if isinstance(error, Several) else (error,))
    places = {question.name: place for place, question in enumerate(questions_of(tasks))}
    singles.sort(key=lambda error: places.get(".".join(error.field.split(".")[:2]), len(places)))
    if len(singles) <= 1:
        return singles[0] if singles else None
    return Several(tuple(singles))
