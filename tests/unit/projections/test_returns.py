"""What returns make of events."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from domain.provider_return.content import Asked, Evidence, Narrative, Reading
from domain.provider_return.events import (
    EvidenceAttached,
    LockLifted,
    NarrativeRecorded,
    QueryAnswered,
    ReadingRecorded,
    ReadingRestated,
    ReturnAccepted,
    ReturnQueried,
    ReturnSentBack,
    ReturnSubmitted,
)
from domain.shared.figures import Figure
from projections.changes import NotProjectable
from projections.returns.tables import ASKED as ASKS
from projections.returns.tables import EVIDENCE, NARRATIVE, QUERY, READING
from projections.returns.tables import RETURN as RETURNS
from tests.unit.domain.examples import (
    CONTRACT,
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    NO_SCORE,
    OPENED,
    RETURN,
    SPRING,
    an_id,
)
from tests.unit.projections.given import ACTOR, current, happened, moment, versions

SUBMITTED = ReturnSubmitted(submission=1, readings=1, missing=1, late=True)
ASKED = ReturnQueried(query_id=an_id(70), indicator_id=HOPEFUL.indicator_id, question="Why so few?")


def test_an_opened_return_waits_and_holds_what_it_asks() -> None:
    (row,) = current("returns", RETURNS, happened(RETURN, OPENED))
    assert (row["standing"], row["submissions"], row["submitted_at"]) == ("open", 0, None)
    assert row["contract_id"] == CONTRACT
    assert (row["period_starts_on"], row["period_ends_on"]) == (SPRING.starts_on, SPRING.ends_on)
    (asks,) = current("returns", ASKS, happened(RETURN, OPENED))
    assert msgspec.json.decode(asks["asked"], type=tuple[Asked, ...]) == OPENED.asked


def test_a_submission_says_when_by_whom_and_whether_late() -> None:
    (row,) = current("returns", RETURNS, happened(RETURN, OPENED, SUBMITTED))
    assert (row["standing"], row["submissions"], row["late"]) == ("submitted", 1, True)
    assert (row["submitted_at"], row["submitted_by"]) == (moment(2), ACTOR)


def test_a_return_passes_through_its_standings() -> None:
    sent_back, accepted = ReturnSentBack(reason="Half is missing"), ReturnAccepted(note="Thank you")
    again = msgspec.structs.replace(SUBMITTED, submission=2)
    events = happened(RETURN, OPENED, SUBMITTED, sent_back, again, accepted)
    rows = versions("returns", RETURNS, events)
    standings = ["open", "submitted", "sent_back", "submitted", "accepted"]
    assert [row["standing"] for row in rows] == standings
    assert (rows[-1]["sent_back_because"], rows[-1]["sent_back_at_position"]) == ("Half is missing", 3)
    assert (rows[-1]["acceptance_note"], rows[-1]["accepted_at"]) == ("Thank you", moment(5))


def test_a_lifted_lock_says_until_when_and_why() -> None:
    lifted = LockLifted(reason="Flood", until=date(2026, 9, 30))
    (row,) = current("returns", RETURNS, happened(RETURN, OPENED, lifted))
    assert (row["lock_lifted_until"], row["lock_lifted_because"]) == (date(2026, 9, 30), "Flood")


def test_a_reading_is_its_figure_or_the_reason_why_there_is_none() -> None:
    events = happened(RETURN, ReadingRecorded(reading=HALF_ARE_HOPEFUL), ReadingRecorded(reading=NO_SCORE))
    given, missing = versions("returns", READING, events)
    assert msgspec.json.decode(given["figure"], type=Figure) == HALF_ARE_HOPEFUL.figure
    assert (given["missing"], given["told"], given["actor_id"]) == (None, "reported", ACTOR)
    assert (missing["figure"], missing["missing"]) == (None, "not_collected")


def test_a_restated_reading_leaves_the_one_before_it_in_the_history() -> None:
    corrected = Reading(indicator_id=HOPEFUL.indicator_id, missing="too_few_people")
    restated = ReadingRestated(reading=corrected, previous=HALF_ARE_HOPEFUL, reason="Counted twice")
    events = happened(RETURN, OPENED, ReadingRecorded(reading=HALF_ARE_HOPEFUL), restated)
    rows = versions("returns", READING, events)
    assert [(row["told"], row["reason"]) for row in rows] == [
        ("reported", None),
        ("restated", "Counted twice"),
    ]
    assert [(row["known_from"], row["known_to"]) for row in rows] == [(2, 3), (3, None)]


def test_an_answer_to_a_prompt_is_kept_by_prompt() -> None:
    told = NarrativeRecorded(narrative=Narrative(prompt_id="story", text="Ada found work."))
    (row,) = current("returns", NARRATIVE, happened(RETURN, told))
    assert (row["prompt_id"], row["text"], row["recorded_at"]) == ("story", "Ada found work.", moment(1))


def test_files_of_all_submissions_are_kept_with_what_is_known_of_them() -> None:
    survey = Evidence(
        evidence_id=an_id(80),
        indicator_id=HOPEFUL.indicator_id,
        name="Survey.pdf",
        media_type="application/pdf",
        size=4,
        sha256="0" * 64,
        note="How they were asked",
        attached_by=ACTOR,
    )
    photo = msgspec.structs.replace(survey, evidence_id=an_id(81), indicator_id=None)
    attached = (EvidenceAttached(evidence=survey), EvidenceAttached(evidence=photo))
    sent_back = ReturnSentBack(reason="Half is missing")
    events = happened(RETURN, OPENED, attached[0], SUBMITTED, sent_back, attached[1], SUBMITTED)
    rows = current("returns", EVIDENCE, events)
    assert [row["evidence_id"] for row in rows] == [an_id(80), an_id(81)]
    assert [msgspec.json.decode(row["evidence"], type=Evidence) for row in rows] == [survey, photo]


def test_a_question_waits_for_its_answer() -> None:
    answered = QueryAnswered(query_id=ASKED.query_id, answer="It rained.")
    asked, after = versions("returns", QUERY, happened(RETURN, OPENED, ASKED, answered))
    assert (asked["question"], asked["asked_at_position"], asked["answer"]) == ("Why so few?", 2, None)
    assert (after["answer"], after["answered_at"], after["question"]) == (
        "It rained.",
        moment(3),
        "Why so few?",
    )


def test_the_return_tells_when_it_was_asked_about_and_corrected_until_it_is_submitted_again() -> None:
    restated = ReadingRestated(reading=NO_SCORE, previous=HALF_ARE_HOPEFUL, reason="Counted twice")
    answered, sent_back = (
        QueryAnswered(query_id=ASKED.query_id, answer="It rained."),
        ReturnSentBack(reason="No"),
    )
    facts = (OPENED, SUBMITTED, ASKED, answered, restated, sent_back, SUBMITTED)
    rows = versions("returns", RETURNS, happened(RETURN, *facts))
    told = [(row["queried_at"], row["answered_at"], row["restated_at"], row["sent_back_at"]) for row in rows]
    assert told[2:] == [
        (moment(3), None, None, None),
        (moment(3), moment(4), None, None),
        (moment(3), moment(4), moment(5), None),
        (moment(3), moment(4), moment(5), moment(6)),
        (None, None, None, moment(6)),
    ]


def test_a_return_without_a_contract_would_be_seen_by_all_and_is_refused() -> None:
    with pytest.raises(NotProjectable):
        current("returns", READING, happened(RETURN, ReadingRecorded(reading=NO_SCORE), contract_id=None))


def test_a_submission_of_a_return_that_was_never_opened_is_refused() -> None:
    with pytest.raises(NotProjectable, match="not there"):
        current("returns", RETURNS, happened(RETURN, SUBMITTED))
