"""A question about a submitted return waits for its answer before the return is accepted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from domain.provider_return.commands import AcceptReturn, AnswerQuery, QueryReturn
from domain.provider_return.events import (
    QueryAnswered,
    ReturnAccepted,
    ReturnEvent,
    ReturnQueried,
    ReturnSentBack,
)
from domain.shared.errors import AlreadyDone, Invalid, NotFound, NotInState
from tests.unit.domain.examples import HOPEFUL, LONELY, OPENED, RETURN, an_id
from tests.unit.domain.provider_return.decider import ACCEPTED, SUBMITTED, provider_return

ASK = QueryReturn(
    stream_id=RETURN, query_id=an_id(70), question="Who was asked?", indicator_id=HOPEFUL.indicator_id
)
ASKED = ReturnQueried(query_id=an_id(70), question="Who was asked?", indicator_id=HOPEFUL.indicator_id)
ANSWER = AnswerQuery(stream_id=RETURN, query_id=an_id(70), answer="All who came in June.")
ANSWERED = QueryAnswered(query_id=an_id(70), answer="All who came in June.")
submitted = provider_return.given(*SUBMITTED)


def test_a_question_is_about_one_reading_or_about_the_whole_return() -> None:
    submitted.when(ASK).then(ASKED)
    submitted.when(replace(ASK, indicator_id=None)).then(replace(ASKED, indicator_id=None))


def test_a_question_is_about_something_that_the_return_asks_for() -> None:
    submitted.when(replace(ASK, indicator_id=LONELY.indicator_id)).then_refused(
        NotFound, "does not ask for", field="indicator_id"
    )


def test_a_question_and_its_answer_have_words() -> None:
    submitted.when(replace(ASK, question=" ")).then_refused(Invalid, "Write the question", field="question")
    provider_return.given(*SUBMITTED, ASKED).when(replace(ANSWER, answer="")).then_refused(
        Invalid, "Write the answer", field="answer"
    )


@pytest.mark.parametrize("past", [(OPENED,), ACCEPTED])
def test_only_a_submitted_return_is_queried(past: tuple[ReturnEvent, ...]) -> None:
    provider_return.given(*past).when(ASK).then_refused(NotInState, "can be queried")


def test_a_question_is_asked_once_even_when_it_was_answered() -> None:
    for past in ((ASKED,), (ASKED, ANSWERED)):
        provider_return.given(*SUBMITTED, *past).when(ASK).then_refused(
            AlreadyDone, "asked before", field="query_id"
        )


def test_a_question_is_answered_once() -> None:
    provider_return.given(*SUBMITTED, ASKED).when(ANSWER).then(ANSWERED)
    provider_return.given(*SUBMITTED, ASKED, ANSWERED).when(ANSWER).then_refused(
        NotFound, "may have been answered"
    )


def test_a_return_with_an_open_question_is_not_accepted() -> None:
    accept = AcceptReturn(stream_id=RETURN)
    provider_return.given(*SUBMITTED, ASKED).when(accept).then_refused(NotInState, "waits for its answer")
    provider_return.given(*SUBMITTED, ASKED, ANSWERED).when(accept).then(ReturnAccepted(note=""))


def test_questions_lapse_when_the_return_is_sent_back() -> None:
    sent_back = (*SUBMITTED, ASKED, ReturnSentBack(reason="Count again"))
    provider_return.given(*sent_back).when(ANSWER).then_refused(NotFound, "no such question")
