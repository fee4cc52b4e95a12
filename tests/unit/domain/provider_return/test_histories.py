"""Whatever is sent, queried, sent back, accepted and restated, a submitted return is whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.provider_return.commands import (
    AcceptReturn,
    AnswerQuery,
    LiftLock,
    QueryReturn,
    RestateReading,
    ReturnCommand,
    SendBackReturn,
    SubmitReturn,
)
from domain.provider_return.content import Evidence, Reading
from domain.provider_return.events import (
    EvidenceAttached,
    ReadingRecorded,
    ReadingRestated,
    ReturnAccepted,
    ReturnEvent,
    ReturnSubmitted,
)
from domain.provider_return.model import Return, decide, evolve
from domain.provider_return.rules.evidence import MOST_FILES
from domain.provider_return.rules.readings import check_reading
from domain.shared.errors import DomainError
from domain.shared.figures import Proportion, Score
from tests.unit.domain.examples import HOPEFUL, OPEN, OPENED, RETURN, WELL_BEING, an_id
from tests.unit.domain.provider_return.decider import provider_return

ASKED = {asked.indicator_id: asked for asked in OPEN.asked}
hopeful = st.integers(0, 60).map(
    lambda people: Reading(
        indicator_id=HOPEFUL.indicator_id, figure=Proportion(numerator=people, denominator=60)
    )
)
score = st.integers(5, 37).map(
    lambda points: Reading(indicator_id=WELL_BEING.indicator_id, figure=Score(score=Decimal(points)))
)
missing = st.sampled_from(tuple(ASKED)).map(lambda known: Reading(indicator_id=known, missing="late"))
readings = st.one_of(hopeful, score, missing)
files = st.builds(
    Evidence,
    evidence_id=st.integers(80, 120).map(an_id),
    indicator_id=st.none() | st.sampled_from(tuple(ASKED)),
    name=st.just("Survey.pdf"),
    media_type=st.just("application/pdf"),
    size=st.just(1),
    sha256=st.sampled_from("0123456789abcdef").map(lambda digit: digit * 64),
    note=st.just("How they were asked"),
    attached_by=st.just(an_id(70)),
)
query_ids = st.integers(70, 73).map(an_id)
commands: st.SearchStrategy[ReturnCommand] = st.one_of(
    st.tuples(hopeful, score).map(lambda pair: SubmitReturn(stream_id=RETURN, readings=pair)),
    st.tuples(hopeful, score, st.lists(files, max_size=12)).map(
        lambda three: SubmitReturn(stream_id=RETURN, readings=three[:2], evidence=tuple(three[2]))
    ),
    st.lists(readings, max_size=3).map(lambda some: SubmitReturn(stream_id=RETURN, readings=tuple(some))),
    query_ids.map(lambda known: QueryReturn(stream_id=RETURN, query_id=known, question="Who?")),
    query_ids.map(lambda known: AnswerQuery(stream_id=RETURN, query_id=known, answer="All.")),
    st.just(SendBackReturn(stream_id=RETURN, reason="Count again")),
    st.just(AcceptReturn(stream_id=RETURN)),
    readings.map(lambda reading: RestateReading(stream_id=RETURN, reading=reading, reason="A slip")),
    st.just(LiftLock(stream_id=RETURN, reason="Illness", until=OPEN.locks_on)),
)
moments = st.datetimes(datetime(2026, 7, 1), datetime(2026, 9, 10), timezones=st.just(UTC))  # noqa: DTZ001
histories = st.lists(st.tuples(commands, moments), max_size=40)


def facts_of(asked: Sequence[tuple[ReturnCommand, datetime]]) -> tuple[ReturnEvent, ...]:
    """What came of the commands that were not refused, the return being open."""
    past: tuple[ReturnEvent, ...] = (OPENED,)
    state = evolve(Return(), OPENED)
    for command, moment in asked:
        try:
            events = decide(state, command, moment)
        except DomainError:
            continue
        for event in events:
            state = evolve(state, event)
        past = (*past, *events)
    return past


@given(histories)
def test_a_submitted_return_has_one_fitting_reading_for_each_indicator_asked_for(
    asked: list[tuple[ReturnCommand, datetime]],
) -> None:
    state = provider_return.after(*facts_of(asked))
    if state.submissions:
        assert sorted(reading.indicator_id for reading in state.readings) == sorted(ASKED)
        for reading in state.readings:
            check_reading(reading, ASKED[reading.indicator_id])
    else:
        assert state.readings == ()


@given(histories)
def test_a_submission_counts_what_was_recorded_with_it(asked: list[tuple[ReturnCommand, datetime]]) -> None:
    recorded: list[Reading] = []
    submissions = 0
    for event in facts_of(asked):
        if isinstance(event, ReadingRecorded):
            recorded.append(event.reading)
        if isinstance(event, ReturnSubmitted):
            submissions += 1
            given_a_figure = sum(reading.figure is not None for reading in recorded)
            assert event.submission == submissions
            assert (event.readings, event.missing) == (given_a_figure, len(recorded) - given_a_figure)
            recorded.clear()
    assert recorded == []


@given(histories)
def test_after_acceptance_a_value_changes_only_by_being_restated(
    asked: list[tuple[ReturnCommand, datetime]],
) -> None:
    past = facts_of(asked)
    accepted = [number for number, event in enumerate(past) if isinstance(event, ReturnAccepted)]
    assert len(accepted) <= 1
    if accepted:
        assert all(isinstance(event, ReadingRestated) for event in past[accepted[0] + 1 :])


@given(histories)
def test_every_restatement_holds_the_value_that_stood_before_it(
    asked: list[tuple[ReturnCommand, datetime]],
) -> None:
    past = facts_of(asked)
    for number, event in enumerate(past):
        if isinstance(event, ReadingRestated):
            before = provider_return.after(*past[:number])
            assert before.reading_of(event.reading.indicator_id) == event.previous
            assert event.previous != event.reading


@given(histories)
def test_a_return_keeps_every_file_that_was_sent_each_once_and_twenty_at_most(
    asked: list[tuple[ReturnCommand, datetime]],
) -> None:
    past = facts_of(asked)
    sent = [event.evidence for event in past if isinstance(event, EvidenceAttached)]
    assert provider_return.after(*past).evidence == tuple(sent)
    assert len({file.evidence_id for file in sent}) == len(sent) <= MOST_FILES
    assert len({(file.indicator_id, file.sha256) for file in sent}) == len(sent)
