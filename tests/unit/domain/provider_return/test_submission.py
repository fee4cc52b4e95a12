"""A submission seals one set: for each indicator asked for, one reading or the reason why there is none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Asked, Narrative, Reading
from domain.provider_return.events import (
    LockLifted,
    NarrativeRecorded,
    ReadingRecorded,
    ReturnOpened,
    ReturnSentBack,
    ReturnSubmitted,
)
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, NotInState
from domain.shared.figures import Amount, Count, Figure, Rate, Rating, Score, Words
from domain.shared.values import Measure, Scale
from tests.unit.domain.examples import (
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LONELY,
    NO_SCORE,
    OPENED,
    RETURN,
    SCORE_OF_24,
    WELL_BEING,
)
from tests.unit.domain.provider_return.decider import ACCEPTED, SUBMITTED, provider_return, sent

STORY = Narrative(prompt_id="story", text="Two young people now run the evening club.")
opened = provider_return.given(OPENED)


def submit(*readings: Reading, narratives: tuple[Narrative, ...] = ()) -> SubmitReturn:
    return SubmitReturn(stream_id=RETURN, readings=readings, narratives=narratives)


def test_a_submission_records_every_reading_and_narrative_and_then_seals_them() -> None:
    opened.when(submit(HALF_ARE_HOPEFUL, SCORE_OF_24, narratives=(STORY,))).then(
        ReadingRecorded(reading=HALF_ARE_HOPEFUL),
        ReadingRecorded(reading=SCORE_OF_24),
        NarrativeRecorded(narrative=STORY),
        ReturnSubmitted(submission=1, readings=2, missing=0, late=False),
    )


def test_a_missing_reading_has_a_reason_and_is_counted_apart_and_never_as_zero() -> None:
    opened.when(submit(HALF_ARE_HOPEFUL, NO_SCORE)).then(*sent(HALF_ARE_HOPEFUL, NO_SCORE))
    reading = provider_return.after(OPENED, *sent(HALF_ARE_HOPEFUL, NO_SCORE)).reading_of(
        WELL_BEING.indicator_id
    )
    assert reading == NO_SCORE


@pytest.mark.parametrize("both", [True, False])
def test_a_reading_is_a_figure_or_a_reason_and_never_both_or_neither(both: bool) -> None:  # noqa: FBT001
    with pytest.raises(Invalid, match="one of the two") as refused:
        Reading(
            indicator_id=HOPEFUL.indicator_id,
            figure=Count(count=0) if both else None,
            missing="late" if both else None,
        )
    assert refused.value.field == f"readings.{HOPEFUL.indicator_id}"


@pytest.mark.parametrize(
    ("readings", "kind", "about", "saying"),
    [
        ((HALF_ARE_HOPEFUL,), Invalid, WELL_BEING, "or say why there is no reading"),
        ((HALF_ARE_HOPEFUL, SCORE_OF_24, NO_SCORE), AlreadyDone, WELL_BEING, "two readings. Keep one"),
        (
            (
                HALF_ARE_HOPEFUL,
                SCORE_OF_24,
                Reading(indicator_id=LONELY.indicator_id, figure=Count(count=3)),
            ),
            NotFound,
            LONELY,
            "does not ask for",
        ),
        (
            (HALF_ARE_HOPEFUL, replace(SCORE_OF_24, figure=Score(score=Decimal(36)))),
            Invalid,
            WELL_BEING,
            "must be between 7 and 35; 36 is not",
        ),
        (
            (HALF_ARE_HOPEFUL, replace(SCORE_OF_24, figure=Count(count=24))),
            Invalid,
            WELL_BEING,
            "is a mean score",
        ),
    ],
)
def test_a_set_that_is_not_whole_is_refused(
    readings: tuple[Reading, ...], kind: type[DomainError], about: object, saying: str
) -> None:
    field = f"readings.{getattr(about, 'indicator_id')}"  # noqa: B009
    opened.when(submit(*readings)).then_refused(kind, saying, field=field)


def test_all_that_is_wrong_with_a_submission_is_said_at_once() -> None:
    foreign = Narrative(prompt_id="other", text="…")
    opened.when(submit(narratives=(foreign,))).then_refused_for(
        (Invalid, f"readings.{HOPEFUL.indicator_id}"),
        (Invalid, f"readings.{WELL_BEING.indicator_id}"),
        (NotFound, "narratives.other"),
    )


@pytest.mark.parametrize(
    ("narratives", "kind", "field", "saying"),
    [
        ((STORY, STORY), AlreadyDone, "narratives.story", "answered twice"),
        ((Narrative(prompt_id="x", text=""),), NotFound, "narratives.x", "does not ask"),
    ],
)
def test_a_narrative_answers_a_question_of_the_return_once(
    narratives: tuple[Narrative, ...], kind: type[DomainError], field: str, saying: str
) -> None:
    opened.when(submit(HALF_ARE_HOPEFUL, SCORE_OF_24, narratives=narratives)).then_refused(
        kind, saying, field=field
    )


FIGURES: dict[Measure, Figure] = {
    "count": Count(count=0),
    "rating": Rating(rating=3),
    "currency": Amount(pounds=Decimal("-12.50")),
    "rate": Rate(rate=Decimal("98.6")),
    "narrative": Words(words="They told us so."),
}


@pytest.mark.parametrize("asked_for", FIGURES)
@pytest.mark.parametrize("given", FIGURES)
def test_a_reading_fits_the_measure_that_is_asked_for_and_no_other(
    asked_for: Measure, given: Measure
) -> None:
    asked = Asked(indicator_id=HOPEFUL.indicator_id, title=HOPEFUL.title, measure=asked_for)
    asking: ReturnOpened = replace(OPENED, asked=(asked,))
    command = submit(Reading(indicator_id=HOPEFUL.indicator_id, figure=FIGURES[given]))
    attempt = provider_return.given(asking).when(command)
    if given == asked_for:
        assert attempt.decided()
    else:
        attempt.then_refused(Invalid, f"“{HOPEFUL.title}” is a", field=f"readings.{HOPEFUL.indicator_id}")


@pytest.mark.parametrize(("rating", "fits"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_rating_lies_on_its_scale_with_both_ends(rating: int, fits: bool) -> None:  # noqa: FBT001
    scale = Scale(lowest=Decimal(1), highest=Decimal(4))
    asked = Asked(indicator_id=HOPEFUL.indicator_id, title=HOPEFUL.title, measure="rating", scale=scale)
    command = submit(Reading(indicator_id=HOPEFUL.indicator_id, figure=Rating(rating=rating)))
    attempt = provider_return.given(replace(OPENED, asked=(asked,))).when(command)
    if fits:
        assert attempt.decided()
    else:
        attempt.then_refused(Invalid, "between 1 and 4", field=f"readings.{HOPEFUL.indicator_id}")


@pytest.mark.parametrize("past", [SUBMITTED, ACCEPTED])
def test_a_return_is_submitted_once_and_corrected_by_restating(past: tuple[ReturnOpened, ...]) -> None:
    provider_return.given(*past).when(submit(HALF_ARE_HOPEFUL, SCORE_OF_24)).then_refused(
        AlreadyDone, "restate it and say why"
    )


def test_a_return_that_was_sent_back_is_submitted_again_as_a_new_whole_set() -> None:
    past = (*SUBMITTED, ReturnSentBack(reason="Count again"))
    provider_return.given(*past).when(submit(HALF_ARE_HOPEFUL, NO_SCORE)).then(
        *sent(HALF_ARE_HOPEFUL, NO_SCORE, submission=2)
    )
    state = provider_return.after(*past, *sent(HALF_ARE_HOPEFUL, NO_SCORE, submission=2))
    assert state.readings == (HALF_ARE_HOPEFUL, NO_SCORE)


LAST_MINUTE_OF_20_JULY = datetime(2026, 7, 20, 22, 59, tzinfo=UTC)
FIRST_MINUTE_OF_21_JULY = datetime(2026, 7, 20, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "late"), [(LAST_MINUTE_OF_20_JULY, False), (FIRST_MINUTE_OF_21_JULY, True)]
)
def test_a_return_is_late_from_midnight_in_london_after_the_day_it_was_due(
    moment: datetime,
    late: bool,  # noqa: FBT001
) -> None:
    *_, sealed = opened.when(submit(HALF_ARE_HOPEFUL, SCORE_OF_24), at=moment).decided()
    assert isinstance(sealed, ReturnSubmitted)
    assert sealed.late is late


LAST_MINUTE_OF_29_AUGUST = datetime(2026, 8, 29, 22, 59, tzinfo=UTC)
FIRST_MINUTE_OF_30_AUGUST = datetime(2026, 8, 29, 23, 0, tzinfo=UTC)


def test_a_return_locks_at_midnight_in_london_and_says_whom_to_ask() -> None:
    attempt = submit(HALF_ARE_HOPEFUL, SCORE_OF_24)
    assert opened.when(attempt, at=LAST_MINUTE_OF_29_AUGUST).decided()
    opened.when(attempt, at=FIRST_MINUTE_OF_30_AUGUST).then_refused(
        NotInState, "locked after 29 August 2026. Ask the commissioner to lift the lock"
    )


def test_in_winter_midnight_in_london_is_midnight_in_utc() -> None:
    winter: ReturnOpened = replace(OPENED, due_on=date(2026, 12, 20), locks_on=date(2026, 12, 31))
    attempt = submit(HALF_ARE_HOPEFUL, SCORE_OF_24)
    given = provider_return.given(winter)
    assert given.when(attempt, at=datetime(2026, 12, 31, 23, 59, tzinfo=UTC)).decided()
    given.when(attempt, at=datetime(2027, 1, 1, 0, 0, tzinfo=UTC)).then_refused(
        NotInState, "31 December 2026"
    )


def test_a_lifted_lock_lets_the_return_in_late_until_the_day_it_was_lifted_to() -> None:
    lifted = LockLifted(reason="The only worker was ill", until=date(2026, 9, 10))
    given = provider_return.given(OPENED, lifted)
    attempt = submit(HALF_ARE_HOPEFUL, SCORE_OF_24)
    *_, sealed = given.when(attempt, at=datetime(2026, 9, 10, 22, 59, tzinfo=UTC)).decided()
    assert isinstance(sealed, ReturnSubmitted)
    assert sealed.late
    given.when(attempt, at=datetime(2026, 9, 10, 23, 0, tzinfo=UTC)).then_refused(NotInState, "lift the lock")
