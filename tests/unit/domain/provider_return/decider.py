"""The return that the examples are about, and how far it has come."""

from __future__ import annotations

from domain.provider_return.content import Reading
from domain.provider_return.events import ReadingRecorded, ReturnAccepted, ReturnEvent, ReturnSubmitted
from domain.provider_return.model import Return, decide, evolve
from tests.unit.domain.examples import HALF_ARE_HOPEFUL, OPENED, SCORE_OF_24
from tests.unit.domain.scenario import Decider

provider_return = Decider(Return(), decide, evolve)


def sent(*readings: Reading, submission: int = 1) -> tuple[ReturnEvent, ...]:
    """The facts of a submission on time."""
    given = sum(reading.figure is not None for reading in readings)
    return (
        *(ReadingRecorded(reading=reading) for reading in readings),
        ReturnSubmitted(submission=submission, readings=given, missing=len(readings) - given, late=False),
    )


SUBMITTED: tuple[ReturnEvent, ...] = (OPENED, *sent(HALF_ARE_HOPEFUL, SCORE_OF_24))
ACCEPTED: tuple[ReturnEvent, ...] = (*SUBMITTED, ReturnAccepted(note=""))
