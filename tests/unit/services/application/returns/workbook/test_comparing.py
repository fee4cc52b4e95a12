"""A workbook beside the draft: what it would change, what it leaves, and where a person has to choose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from msgspec import convert

from eventstore.source import WEB, spreadsheet
from services.application.returns.answers import Answer, Answers
from services.application.returns.drafts import Draft, SavedAnswer
from services.application.returns.questions import questions_of
from services.application.returns.workbook.comparing import Becomes, compared
from services.application.returns.workbook.reading import Filled, every_task
from tests.factories import an_id
from tests.unit.services.application.returns.workbook.making import LONELY_KEY, PAGE

ME, SOMEBODY = an_id(1), an_id(2)
FILE = spreadsheet("a" * 64)
EIGHT, NINE, TEN = ({"count": number} for number in ("8", "9", "10"))


def saving(number: int, typed: Answer, source: str = WEB, by: int = 2) -> SavedAnswer:
    given = {"number": number, "typed": typed, "source": source, "saved_by": an_id(by), "seconds": 0}
    return convert(
        {**given, "question": LONELY_KEY, "saved_at": datetime(2025, 10, 1, tzinfo=UTC)}, SavedAnswer
    )


def becomes(
    yours: Answer | None, *savings: SavedAnswer, seen: int = 1, before: Answers | None = None
) -> Becomes:
    """What becomes of the answer, the template having been made when `seen` was the newest saving."""
    history: Sequence[SavedAnswer] = tuple(reversed(savings))
    draft = Draft(saved={LONELY_KEY: history[0]} if history else {}, seen=history[0].number if history else 0)
    filled = Filled(answers={} if yours is None else {LONELY_KEY: yours}, wrong=(), places={}, seen=seen)
    questions = tuple(questions_of(every_task(PAGE)))
    lines = compared(questions, filled, draft=draft, history=history, before=before or {}, by=ME)
    (line,) = (line for line in lines if line.question.name == LONELY_KEY)
    return line.becomes


def test_an_answer_where_there_was_none_is_new() -> None:
    assert becomes(EIGHT) == "new"


def test_another_answer_than_the_template_held_changes_it() -> None:
    assert becomes(NINE, saving(1, EIGHT)) == "changed"


def test_an_emptied_cell_empties_what_was_saved() -> None:
    assert becomes({}, saving(1, EIGHT)) == "emptied"
    assert becomes({}, before={LONELY_KEY: EIGHT}) == "emptied"


def test_the_same_answer_changes_nothing() -> None:
    assert becomes(EIGHT, saving(1, EIGHT)) == "same"
    assert becomes(EIGHT, saving(1, NINE), saving(2, EIGHT)) == "same"


def test_what_cannot_be_read_leaves_the_draft_alone() -> None:
    assert becomes(None, saving(1, EIGHT)) == "unread"


@pytest.mark.parametrize("yours", [EIGHT, {}])
def test_what_was_changed_since_and_not_in_the_workbook_is_kept(yours: Answer) -> None:
    first = [saving(1, yours)] if yours else []
    assert becomes(yours, *first, saving(2, NINE)) == "kept"


def test_what_was_changed_in_both_has_to_be_chosen() -> None:
    assert becomes(TEN, saving(1, EIGHT), saving(2, NINE)) == "clash"
    assert becomes({}, saving(1, EIGHT), saving(2, NINE)) == "clash"


def test_a_workbook_that_is_chosen_again_takes_the_place_of_the_same_persons_own() -> None:
    own = saving(2, NINE, FILE, by=1)
    assert becomes(TEN, saving(1, EIGHT), own) == "changed"
    assert becomes({}, own, seen=0) == "emptied"


def test_a_colleagues_workbook_and_ones_own_typing_are_not_written_over_unseen() -> None:
    assert becomes(TEN, saving(1, EIGHT), saving(2, NINE, FILE, by=2)) == "clash"
    assert becomes(TEN, saving(1, EIGHT), saving(2, NINE, WEB, by=1)) == "clash"


def test_a_template_without_its_savings_number_asks_about_all_that_was_saved() -> None:
    assert becomes(NINE, saving(1, EIGHT), seen=0) == "clash"
