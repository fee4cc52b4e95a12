"""What a question costs and whether anybody looks at its answers."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.provider_return.content import Effort
from projections.returns.burden import SubmittedReturn
from services.application.returns.drafts import SavedAnswer
from services.application.returns.effort import QuestionBurden, burden_of, effort_in, minutes_in
from tests.factories import an_id

STORY, AGE, HOPE = "narratives.story", "common_data.age", "readings.hope"


def saved(question: str, seconds: int) -> SavedAnswer:
    return SavedAnswer(
        number=1,
        question=question,
        typed={},
        source="web",
        seconds=seconds,
        saved_by=an_id(1),
        saved_at=datetime(2025, 10, 15, tzinfo=UTC),
    )


def a_return(number: int, *effort: Effort, asked_about: frozenset[str] = frozenset()) -> SubmittedReturn:
    return SubmittedReturn(
        return_id=an_id(number),
        period_label=f"Quarter {number}",
        questions={HOPE: "Hope", STORY: "Story", AGE: "Age"},
        effort=effort,
        asked_about=asked_about,
    )


def by_question(*burdens: QuestionBurden) -> dict[str, QuestionBurden]:
    return {known.question: known for known in burdens}


def test_all_that_people_spent_on_a_question_counts_together_and_the_unknown_is_left_out() -> None:
    found = effort_in([saved(HOPE, 40), saved(STORY, 0), saved(HOPE, 50), saved(AGE, 1)])
    assert found == (Effort(question=AGE, seconds=1), Effort(question=HOPE, seconds=90))


def test_minutes_are_whole_and_never_none_where_something_is_known() -> None:
    assert [minutes_in([Effort(question=HOPE, seconds=seconds)]) for seconds in (1, 89, 91, 600)] == [
        1,
        1,
        2,
        10,
    ]
    assert minutes_in([]) == 0


def test_a_question_costs_the_median_of_the_returns_that_told() -> None:
    times = [Effort(question=HOPE, seconds=seconds) for seconds in (30, 600, 60)]
    found = by_question(*burden_of([a_return(n, each) for n, each in enumerate(times)] + [a_return(9)], {}))
    assert (found[HOPE].seconds, found[HOPE].returns) == (60, 4)
    assert found[STORY].seconds is None


def test_an_answer_counts_as_looked_at_once_a_return_whichever_way_it_was_opened() -> None:
    returns = [a_return(1), a_return(2), a_return(3, asked_about=frozenset({HOPE})), a_return(4)]
    opened = {an_id(1): frozenset({"", HOPE}), an_id(2): frozenset({HOPE})}
    found = by_question(*burden_of(returns, opened))
    assert (found[HOPE].looked_at, found[STORY].looked_at) == (3, 1)


def test_a_question_that_nobody_looks_at_stands_first_but_not_before_it_was_asked_twice() -> None:
    once = burden_of([a_return(1)], {})
    assert not any(known.is_unread for known in once)
    twice = burden_of([a_return(1), a_return(2)], {an_id(1): frozenset({HOPE, STORY})})
    assert [known.is_unread for known in twice] == [True, False, False]
    assert twice[0].question == AGE
