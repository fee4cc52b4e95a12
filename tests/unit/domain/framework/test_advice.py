"""What the field has learned about good frameworks is said, and never stands in anybody's way."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from domain.framework.advice import Advice, advice_on, poses_as_outcome
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import BottomLine, Indicator, Level, Outcome, Quotation, TookPart
from domain.framework.model import Framework, decide, evolve
from domain.shared.values import Lens
from tests.unit.domain.examples import COUNCIL, FRAMEWORK, HOPEFUL, an_id
from tests.unit.domain.scenario import NOON

BOTTOM_LINES: tuple[BottomLine, ...] = ("social", "environmental", "economic")


def an_outcome(number: int, *, level: Level = "service", bottom_line: BottomLine | None = None) -> Outcome:
    return Outcome(
        outcome_id=an_id(number),
        statement=f"Life in street {number} is good.",
        level=level,
        bottom_line=bottom_line or BOTTOM_LINES[number % 3],
        words_of_people=(Quotation(words="I like it here."),),
    )


def read_for(
    outcome: Outcome, number: int = 3, lenses: tuple[Lens, ...] = ("subjective", "objective")
) -> list[Indicator]:
    return [
        replace(
            HOPEFUL,
            indicator_id=an_id(100 * outcome.outcome_id.int + place),
            outcome_id=outcome.outcome_id,
            lens=lenses[place % len(lenses)],
        )
        for place in range(number)
    ]


def a_framework(size: int, indicators: int = 3) -> tuple[list[Outcome], list[Indicator]]:
    outcomes = [
        an_outcome(number, level="community" if number == 1 else "service") for number in range(1, size + 1)
    ]
    return outcomes, [known for outcome in outcomes for known in read_for(outcome, indicators)]


def sentences(outcomes: list[Outcome], indicators: list[Indicator], level: Level = "service") -> list[str]:
    return [advice.sentence for advice in advice_on(outcomes, indicators, level)]


@pytest.mark.parametrize("size", [8, 12])
@pytest.mark.parametrize("indicators", [3, 6])
def test_there_is_nothing_to_say_of_a_framework_as_the_field_advises(size: int, indicators: int) -> None:
    assert advice_on(*a_framework(size, indicators)) == ()


def test_there_is_nothing_to_say_before_there_is_an_outcome() -> None:
    assert advice_on([], []) == ()


def test_few_outcomes_and_many_are_remarked_on() -> None:
    assert sentences(*a_framework(7))[0] == "There are 7 outcomes. Frameworks that work well have 8 to 12."
    assert sentences(*a_framework(13))[0].startswith("There are 13 outcomes. With more than 12")
    assert sentences(*a_framework(1))[0].startswith("There is 1 outcome.")


@pytest.mark.parametrize("missing", BOTTOM_LINES)
def test_a_bottom_line_without_an_outcome_is_remarked_on(missing: BottomLine) -> None:
    other = next(line for line in BOTTOM_LINES if line != missing)
    outcomes, indicators = a_framework(8)
    narrow = [
        replace(outcome, bottom_line=other) if outcome.bottom_line == missing else outcome
        for outcome in outcomes
    ]
    assert sentences(narrow, indicators) == [
        f"No outcome is {missing}. What change for the better could there be?"
    ]


def test_a_services_framework_without_a_community_level_outcome_is_remarked_on() -> None:
    outcomes, indicators = a_framework(8)
    own = [replace(outcome, level="service") for outcome in outcomes]
    assert sentences(own, indicators) == [
        "No outcome is at community level. What should every service add to?"
    ]


def test_a_community_level_framework_is_not_told_to_look_to_the_community() -> None:
    outcomes, indicators = a_framework(8)
    of_all = [replace(outcome, level="community") for outcome in outcomes]
    assert sentences(of_all, indicators, "community") == []


@pytest.mark.parametrize(
    ("lens", "saying"),
    [("objective", "asks people how they see it themselves"), ("subjective", "seen from outside")],
)
def test_indicators_of_one_lens_only_are_remarked_on(lens: Lens, saying: str) -> None:
    outcomes, indicators = a_framework(8)
    (sentence,) = sentences(outcomes, [replace(known, lens=lens) for known in indicators])
    assert saying in sentence


@pytest.mark.parametrize(
    ("number", "has"),
    [(0, "has no indicator"), (1, "has 1 indicator."), (2, "has 2 indicators"), (7, "has 7 indicators")],
)
def test_an_outcome_with_few_indicators_or_many_is_remarked_on_by_name(number: int, has: str) -> None:
    outcomes, indicators = a_framework(8)
    last = outcomes[-1]
    others = [known for known in indicators if known.outcome_id != last.outcome_id]
    (advice,) = advice_on(outcomes, [*others, *read_for(last, number)])
    assert advice.about == last.outcome_id
    assert f"“{last.statement}” {has}" in advice.sentence


def test_an_outcome_that_nobody_concerned_has_put_in_words_is_remarked_on() -> None:
    outcomes, indicators = a_framework(8)
    silent = replace(outcomes[2], words_of_people=())
    assert advice_on([*outcomes[:2], silent, *outcomes[3:]], indicators) == (
        Advice(
            f"“{silent.statement}” is not yet told in the words of the people concerned.", silent.outcome_id
        ),
    )


def test_an_output_that_poses_as_an_outcome_is_remarked_on() -> None:
    outcomes, indicators = a_framework(8)
    posing = replace(outcomes[0], statement="Number of young people trained")
    (advice,) = advice_on([posing, *outcomes[1:]], indicators)
    assert advice.about == posing.outcome_id
    assert "What changes for people because of it?" in advice.sentence


@pytest.mark.parametrize(
    "statement",
    [
        "Number of young people who attend",
        "The proportion of carers who are seen",
        "  percentage of visits on time",
        "% of visits on time",
        "Deliver 12 workshops",
        "To provide a warm lunch",
        "Providing advice to carers",
        "Hold a weekly club",
        "Organise trips",
        "Organizing trips",
        "Running a café",
        "Young people complete the course and 40 people attend",
        "Advice reaches 200 people",
        "Homes are 15 % warmer",
        "Referrals go up by 10 per cent",
    ],
)
def test_something_done_or_counted_poses_as_an_outcome(statement: str) -> None:
    assert poses_as_outcome(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Young people are sure of themselves.",
        "People feel safe at home.",
        "Carers have a life of their own.",
        "More people offer each other help.",
        "Older people run their own affairs.",
        "The air is clean.",
        "Everyone has a number of friends.",
        "Totally new friendships grow.",
        "Ratepayers trust the council.",
        "Trainees are proud of what they make.",
        "Providers and people who use services trust each other.",
        "Completely new friendships grow.",
    ],
)
def test_a_change_for_people_does_not_pose_as_an_outcome(statement: str) -> None:
    assert not poses_as_outcome(statement)


def test_every_piece_of_advice_is_whole_sentences() -> None:
    outcomes, indicators = a_framework(1, indicators=1)
    poor = [replace(outcomes[0], statement="Hold a club.", words_of_people=(), level="service")]
    found = sentences(poor, indicators)
    assert len(found) == 8
    assert all(sentence[0] in "“TN" and sentence[-1] in ".?" for sentence in found)


def test_a_framework_against_all_advice_is_defined_and_agreed_nevertheless() -> None:
    posing = Outcome(outcome_id=an_id(10), statement="Number of sessions held")
    state = Framework()
    for command in (
        OpenFramework(stream_id=FRAMEWORK, council_id=COUNCIL, title="Youth", service_area=""),
        DefineOutcome(stream_id=FRAMEWORK, outcome=posing),
        DefineIndicator(stream_id=FRAMEWORK, indicator=HOPEFUL),
        AgreeFramework(stream_id=FRAMEWORK, agreed_on=date(2026, 7, 1), took_part=TookPart()),
    ):
        for event in decide(state, command, NOON):
            state = evolve(state, event)
    assert len(state.versions) == 1
    assert len(advice_on(state.outcomes, state.indicators)) == 8
