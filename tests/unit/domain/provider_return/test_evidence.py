"""Files go with a submission: few, none too large, each once, and about what the return asks."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from msgspec.structs import replace

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Evidence
from domain.provider_return.events import EvidenceAttached, ReadingRecorded, ReturnSentBack, ReturnSubmitted
from domain.provider_return.rules.evidence import LARGEST_FILE, MOST_FILES
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound
from tests.unit.domain.examples import (
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LONELY,
    OPENED,
    RETURN,
    SCORE_OF_24,
    an_id,
)
from tests.unit.domain.provider_return.decider import provider_return

SURVEY = Evidence(
    evidence_id=an_id(80),
    indicator_id=HOPEFUL.indicator_id,
    name="Survey.pdf",
    media_type="application/pdf",
    size=4,
    sha256=hashlib.sha256(b"%PDF").hexdigest(),
    note="How the young people were asked",
    attached_by=an_id(90),
)
opened = provider_return.given(OPENED)


def submit(*evidence: Evidence) -> SubmitReturn:
    return SubmitReturn(stream_id=RETURN, readings=(HALF_ARE_HOPEFUL, SCORE_OF_24), evidence=evidence)


def files(number: int, start: int = 100) -> tuple[Evidence, ...]:
    return tuple(
        replace(SURVEY, evidence_id=an_id(each), sha256=hashlib.sha256(str(each).encode()).hexdigest())
        for each in range(start, start + number)
    )


def test_files_are_recorded_before_the_submission_that_seals_them() -> None:
    whole = replace(SURVEY, evidence_id=an_id(81), indicator_id=None)
    opened.when(submit(SURVEY, whole)).then(
        ReadingRecorded(reading=HALF_ARE_HOPEFUL),
        ReadingRecorded(reading=SCORE_OF_24),
        EvidenceAttached(evidence=SURVEY),
        EvidenceAttached(evidence=whole),
        ReturnSubmitted(submission=1, readings=2, missing=0, late=False),
    )


def test_files_stay_with_the_return_when_it_is_sent_back_and_submitted_again() -> None:
    first = opened.when(submit(SURVEY)).decided()
    past = (OPENED, *first, ReturnSentBack(reason="Count again"))
    (later,) = files(1)
    second = provider_return.given(*past).when(submit(later)).decided()
    assert provider_return.after(*past, *second).evidence == (SURVEY, later)


@pytest.mark.parametrize(
    ("changed", "part", "kind", "saying"),
    [
        ({"indicator_id": LONELY.indicator_id}, "", NotFound, "does not ask for"),
        ({"name": "../Survey.pdf"}, ".name", Invalid, "without folders"),
        ({"name": "surveys\\Survey.pdf"}, ".name", Invalid, "without folders"),
        ({"name": ".."}, ".name", Invalid, "without folders"),
        ({"name": " "}, ".name", Invalid, "Give the file a name"),
        ({"name": "s" * 201}, ".name", Invalid, "at most 200 characters"),
        ({"size": 0}, ".size", Invalid, "is empty"),
        ({"size": LARGEST_FILE + 1}, ".size", Invalid, "larger than 10 MB"),
        ({"sha256": SURVEY.sha256[:-1]}, ".sha256", Invalid, "64 hexadecimal digits"),
        ({"sha256": SURVEY.sha256.upper()}, ".sha256", Invalid, "small letters"),
        ({"media_type": ""}, ".media_type", Invalid, "of which type"),
        ({"note": " "}, ".note", Invalid, "Say what “Survey.pdf” shows"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(
    changed: dict[str, Any], part: str, kind: type[DomainError], saying: str
) -> None:
    field = f"evidence.{SURVEY.evidence_id}{part}"
    opened.when(submit(replace(SURVEY, **changed))).then_refused(kind, saying, field=field)


def test_the_largest_file_is_taken() -> None:
    assert opened.when(submit(replace(SURVEY, size=LARGEST_FILE))).decided()


def test_the_same_content_may_support_two_readings_but_neither_of_them_twice() -> None:
    other = replace(SURVEY, evidence_id=an_id(81), indicator_id=SCORE_OF_24.indicator_id)
    assert opened.when(submit(SURVEY, other)).decided()
    again = replace(SURVEY, evidence_id=an_id(82), name="Copy.pdf")
    opened.when(submit(SURVEY, again)).then_refused(
        AlreadyDone, "“Copy.pdf” is attached twice", field=f"evidence.{again.evidence_id}"
    )


def test_no_file_is_attached_under_an_id_that_an_earlier_submission_used() -> None:
    past = (OPENED, *opened.when(submit(SURVEY)).decided(), ReturnSentBack(reason="Count again"))
    (other,) = files(1)
    reused = replace(other, evidence_id=SURVEY.evidence_id)
    provider_return.given(*past).when(submit(reused)).then_refused(
        AlreadyDone, "attached twice", field=f"evidence.{SURVEY.evidence_id}"
    )


def test_a_return_takes_twenty_files_in_all_its_submissions_together() -> None:
    assert opened.when(submit(*files(MOST_FILES))).decided()
    opened.when(submit(*files(MOST_FILES + 1))).then_refused(Invalid, "20 files at most", field="evidence")
    past = (OPENED, *opened.when(submit(*files(12))).decided(), ReturnSentBack(reason="Count again"))
    given = provider_return.given(*past)
    assert given.when(submit(*files(8, start=200))).decided()
    given.when(submit(*files(9, start=200))).then_refused(Invalid, "20 files at most", field="evidence")
