"""From what was typed to what would be submitted, or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from msgspec.structs import replace

from domain.provider_return.content import (
    CommonData,
    Declaration,
    GroupCount,
    GroupReading,
    Narrative,
    Reading,
)
from domain.shared.errors import Several
from domain.shared.figures import Count, Proportion, Score
from domain.shared.travelled import Travelled
from projections.returns.results import Return
from services.application.returns.answers import Answers, answer_of_reading, filled
from services.application.returns.questions import ReadingQuestion, questions_of, tasks_of
from services.application.returns.reading import read_answers
from tests.factories import HOPEFUL, LONELY, SAVED, WELCOME, WELL_BEING
from tests.unit.domain.strategies import readings as any_readings
from tests.unit.services.application.returns.pages import a_page, asking


def of(indicator: object) -> str:
    return f"readings.{getattr(indicator, 'indicator_id')}"  # noqa: B009


GOOD: Mapping[str, Mapping[str, str]] = {
    of(HOPEFUL): {"numerator": "31", "denominator": "1,050"},
    of(WELL_BEING): {"score": "21.50"},
    of(LONELY): {"count": "12", "comment": "Two joined."},
    of(WELCOME): {"missing": "late"},
    of(SAVED): {"pounds": "£1,250.50"},
    "narratives.story": {"text": "A boy spoke."},
    "common_data.age": {"groups.0.count": "22", "groups.1.count": "0"},
    "common_data.sessions": {"groups.0.count": "36"},
    "declarations.insurance": {"confirmed": "yes"},
}


def typed(question: str, part: str, text: str) -> Answers:
    """Good answers but for one part."""
    return {**GOOD, question: filled({**GOOD.get(question, {}), part: text})}


def wrong(answers: Answers, page: Return | None = None) -> list[tuple[str, str]]:
    """Each field that is wrong, with what is said."""
    refusal = read_answers(page or a_page(), answers).refusal
    singles = refusal.errors if isinstance(refusal, Several) else (refusal,)
    return [(error.field, error.message) for error in singles if error is not None]


def test_good_answers_become_what_they_say() -> None:
    read = read_answers(a_page(), GOOD)
    assert read.refusal is None
    assert read.command.readings == (
        Reading(indicator_id=HOPEFUL.indicator_id, figure=Proportion(numerator=31, denominator=1050)),
        Reading(indicator_id=WELL_BEING.indicator_id, figure=Score(score=Decimal("21.50"))),
        Reading(indicator_id=LONELY.indicator_id, figure=Count(count=12), comment="Two joined."),
        Reading(indicator_id=WELCOME.indicator_id, missing="late"),
        read.command.readings[4],
    )
    assert read.command.narratives == (Narrative(prompt_id="story", text="A boy spoke."),)
    assert read.command.common_data[0] == CommonData(
        item_id="age", counts=(GroupCount(group="11 to 15", count=22), GroupCount(group="16 to 19", count=0))
    )
    assert read.command.declarations == (Declaration(check_id="insurance", confirmed=True),)


def test_nothing_typed_asks_for_each_thing_in_the_order_of_the_page() -> None:
    assert [field for field, _ in wrong({})] == [
        *(of(known) for known in (HOPEFUL, WELL_BEING, LONELY, WELCOME, SAVED)),
        "common_data.age",
        "common_data.sessions",
        "declarations.insurance",
    ]


@pytest.mark.parametrize(
    ("question", "part", "text", "said"),
    [
        (of(LONELY), "count", "a few", "“a few” is not a whole number"),
        (of(LONELY), "count", "3.5", "is not a whole number"),
        (of(LONELY), "count", "-3", "cannot be below zero"),
        (of(LONELY), "count", "٣", "is not a whole number"),
        (of(LONELY), "count", "9" * 39, "ordinary number"),
        (of(LONELY), "missing", "late", "a figure and a reason"),
        (of(LONELY), "groups.0.count", "some", "is not a whole number"),
        (of(LONELY), "travelled.held", "5", "Write how many people improved"),
        (of(HOPEFUL), "numerator", "62%", "is not a whole number"),
        (of(HOPEFUL), "numerator", "2000", "must be between 0 and 1050"),
        (of(HOPEFUL), "denominator", "", "Write how many people were asked"),
        (of(HOPEFUL), "denominator", "0", "must be at least 1"),
        (of(WELL_BEING), "score", "NaN", "is not a number"),
        (of(WELL_BEING), "people", "some", "is not a whole number"),
        (of(SAVED), "pounds", "1e5", "is not a number"),
        (of(WELCOME), "missing", "forgotten", "Choose one of the reasons"),
        ("common_data.age", "groups.1.count", "", "write 0 for nobody"),
        ("common_data.age", "groups.0.count", "-1", "cannot be below zero"),
        ("common_data.age", "missing", "late", "one of the two"),
        ("declarations.insurance", "confirmed", "perhaps", "Choose whether this holds"),
    ],
)
def test_what_is_wrong_is_said_beside_its_own_part(question: str, part: str, text: str, said: str) -> None:
    found = dict(wrong(typed(question, part, text)))
    about = {of(LONELY): {"travelled.held": "travelled.improved"}}.get(question, {}).get(part, part)
    assert said in found[f"{question}.{about}"]
    assert all(field.startswith(question) for field in found)


def test_a_score_beyond_its_scale_is_said_of_the_reading() -> None:
    assert wrong(typed(of(WELL_BEING), "score", "36")) == [
        (of(WELL_BEING), "“Well-being score” must be between 7 and 35; 36 is not.")
    ]


def test_a_group_that_counts_more_than_all_is_said_beside_the_group() -> None:
    ((field, said),) = wrong(typed(of(LONELY), "groups.1.count", "13"))
    assert field == f"{of(LONELY)}.groups.1"
    assert "A group cannot be more than all" in said


def test_what_does_not_hold_yet_needs_a_word_about_it() -> None:
    answers = typed("declarations.insurance", "confirmed", "no")
    assert wrong(answers)[0][0] == "declarations.insurance.explanation"
    answers = {**answers, "declarations.insurance": {"confirmed": "no", "explanation": "It begins in June."}}
    assert wrong(answers) == []


def test_groups_and_the_same_people_over_time_belong_to_the_reading() -> None:
    answer = {
        "count": "12",
        "groups.0.count": "7",
        "groups.1.missing": "too_few_people",
        "travelled.improved": "5",
        "travelled.held": "4",
        "travelled.declined": "1",
        "travelled.left": "2",
        "travelled.mean": "0.7",
    }
    read = read_answers(a_page(), {**GOOD, of(LONELY): answer})
    assert read.values[of(LONELY)] == Reading(
        indicator_id=LONELY.indicator_id,
        figure=Count(count=12),
        groups=(
            GroupReading(group="Under 16", figure=Count(count=7)),
            GroupReading(group="16 and over", missing="too_few_people"),
        ),
        travelled=Travelled(improved=5, held=4, declined=1, left=2, mean=Decimal("0.7")),
    )


def test_a_count_of_zero_is_a_reading() -> None:
    read = read_answers(a_page(), typed(of(LONELY), "count", "0"))
    assert read.values[of(LONELY)] == Reading(
        indicator_id=LONELY.indicator_id, figure=Count(count=0), comment="Two joined."
    )


def test_answers_to_questions_that_are_not_asked_are_not_read() -> None:
    other = {**GOOD, "readings.other": {"count": "5"}}
    assert read_answers(a_page(), other).command == read_answers(a_page(), GOOD).command


@given(reading=any_readings)
def test_a_reading_typed_out_is_read_as_it_was(reading: Reading) -> None:
    page = a_page()
    question = next(
        known
        for known in questions_of(tasks_of(page))
        if isinstance(known, ReadingQuestion) and known.asked.asked.indicator_id == LONELY.indicator_id
    )
    count = Count(count=reading.groups[0].figure.count) if _counts(reading) else Count(count=3)
    sent = replace(reading, indicator_id=LONELY.indicator_id, figure=count, missing=None, groups=())
    sent = replace(sent, comment=sent.comment.strip().replace("\r\n", "\n"))
    answer = answer_of_reading(sent, question.asked.asked.groups)
    assert read_answers(page, {question.name: answer}).values[question.name] == sent


def _counts(reading: Reading) -> bool:
    return bool(reading.groups) and isinstance(reading.groups[0].figure, Count)


def test_the_figures_call_for_the_questions_that_are_worth_asking() -> None:
    def asked(numerator: str) -> list[str]:
        page = a_page(asking(HOPEFUL, expected=Decimal(50)))
        answers = {of(HOPEFUL): {"numerator": numerator, "denominator": "1000"}}
        words = next(task for task in read_answers(page, answers).tasks if task.kind == "words")
        return [question.name.removeprefix("narratives.") for question in words.questions]

    assert asked("200") == ["story", "harder", "theory-of-change", "not-named"]
    assert asked("800") == ["story", "easier", "theory-of-change", "not-named"]
    assert asked("500") == ["story", "not-named"]


def test_a_move_beyond_what_is_usual_is_found_and_asks_for_a_word_only() -> None:
    usual = [Count(count=number) for number in (21, 20, 21, 20, 21)]
    page = a_page(asking(LONELY, before=usual))
    read = read_answers(page, {**GOOD, of(LONELY): {"count": "40"}})
    found = read.unusual[LONELY.indicator_id]
    assert (found.move, found.usual, found.readings) == (19, 1, 5)
    assert read.refusal is None
    assert not read_answers(page, {**GOOD, of(LONELY): {"count": "22"}}).unusual
