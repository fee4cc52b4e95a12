"""From people's measures to the figures of a return, as they would be typed. The people are forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext

from domain.measures.people import DIGITS, KEPT, distance_travelled
from domain.measures.people import Measured as Pair
from domain.shared.travelled import Travelled
from services.application.returns.answers import EMPTY, Answer, Answers, filled
from services.application.returns.people.asked import Measured
from services.application.returns.people.reading import Person
from services.application.returns.questions import TRAVELLED_PARTS, ReadingQuestion, group_of
from services.application.returns.reading import aim_of

_SCORE_PARTS = ("score", "people")


def figures_of(measured: Sequence[Measured], people: Sequence[Person]) -> Answers:
    """The figures of each indicator on which anybody was measured, by the name of its question.

    Of a group in which nobody was measured nothing is said.
    """
    found = {known.question.name: dict(_figures(known.question, people)) for known in measured}
    return {name: figures for name, figures in found.items() if figures}


def computed_parts(question: ReadingQuestion, whom: str) -> tuple[str, ...]:
    """The parts of an answer that are worked out from people's measures, in the order of the page."""
    score = _SCORE_PARTS if question.asked.asked.measure == "score" else ()
    return tuple(f"{whom}{part}" for part in (*score, *(f"travelled.{part}" for part in TRAVELLED_PARTS)))


def whom_in(question: ReadingQuestion) -> Iterator[tuple[str, str]]:
    """For whom an indicator is asked: how the parts begin, and the group's name; "" for everybody."""
    yield "", ""
    for number, group in enumerate(question.asked.asked.groups):
        yield group_of(number), group


def with_figures(question: ReadingQuestion, now: Answer, figures: Answer) -> Answer:
    """An answer with figures worked out anew for everybody, and for the groups of which there are any.

    A reason why there is no figure goes where there is one now; all else stays as it is.
    """
    typed = dict(now)
    for whom, _ in whom_in(question):
        parts = computed_parts(question, whom)
        given = {part: figures[part] for part in parts if part in figures}
        if not given:
            continue
        if f"{whom}score" in given:
            typed.pop(f"{whom}missing", None)
        typed = {part: text for part, text in typed.items() if part not in parts} | given
    return filled(typed)


def answers_with(measured: Sequence[Measured], now: Answers, figures: Answers) -> Answers:
    """The answers as they would be saved: what stands now, with the figures."""
    return {
        known.question.name: with_figures(
            known.question, now.get(known.question.name, EMPTY), figures[known.question.name]
        )
        for known in measured
        if known.question.name in figures
    }


def _figures(question: ReadingQuestion, people: Sequence[Person]) -> Iterator[tuple[str, str]]:
    for whom, group in whom_in(question):
        pairs = [
            person.measures[question.name]
            for person in people
            if question.name in person.measures and (not group or group in person.groups)
        ]
        if pairs:
            yield from ((f"{whom}{part}", text) for part, text in _of(question, pairs).items())


def _of(question: ReadingQuestion, pairs: Sequence[Pair]) -> Mapping[str, str]:
    travelled = _travelled(distance_travelled(pairs, aim_of(question.asked)))
    return {**_score(pairs), **travelled} if question.asked.asked.measure == "score" else travelled


def _travelled(travelled: Travelled) -> Mapping[str, str]:
    numbers = {part: getattr(travelled, part) for part in TRAVELLED_PARTS}
    return {f"travelled.{part}": _written(number) for part, number in numbers.items() if number is not None}


def _score(pairs: Sequence[Pair]) -> Mapping[str, str]:
    """The mean of the later scores, and of how many people; nothing where everybody left."""
    later = [second for _, second in pairs if second is not None]
    if not later:
        return {}
    with localcontext(prec=DIGITS):
        mean = (sum(later, Decimal(0)) / len(later)).quantize(KEPT)
    return {"score": _written(mean), "people": _written(len(later))}


def _written(number: Decimal | int) -> str:
    """A number without noughts at its end."""
    return f"{Decimal(number).normalize() + 0:f}"
