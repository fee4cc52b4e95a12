"""Every event of a contract and of its returns has a sentence of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from domain.codec import CODEC
from domain.contract.changes import IndicatorRetired, ReasonedChange
from domain.contract.events import ContractEvent, RevisionProposed
from domain.provider_return.content import Reading
from domain.provider_return.events import ReadingRestated, ReturnEvent, ReturnSubmitted
from domain.shared.facts import Fact
from domain.shared.figures import Proportion
from services.presentation.happenings import Happening
from tests.factories import HOPEFUL, INDICATORS, an_id

SAMPLES = Path(__file__).parents[3] / "unit/domain/samples"
KNOWN = {indicator.indicator_id: indicator for indicator in INDICATORS}


def sentence(fact: Fact) -> str:
    return Happening(fact, "July to September 2025", KNOWN).sentence


def of_a_contract() -> list[Path]:
    wanted = {event_type.__name__ for event_type in get_args(ContractEvent | ReturnEvent)}
    return sorted(path for path in SAMPLES.glob("*.json") if path.name.split(".")[0] in wanted)


@pytest.mark.parametrize("sample", of_a_contract(), ids=lambda sample: sample.name)
def test_every_event_that_was_ever_stored_is_told_in_words(sample: Path) -> None:
    name, version = sample.name.split(".")[:2]
    said = sentence(CODEC.decode(name, int(version), sample.read_bytes()))
    assert name not in said
    assert said[0] in "“ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert said.endswith(".")


def test_no_type_of_event_is_without_a_sample() -> None:
    told = {path.name.split(".")[0] for path in of_a_contract()}
    assert told == {event_type.__name__ for event_type in get_args(ContractEvent | ReturnEvent)}


def test_a_restatement_says_both_figures() -> None:
    fact = ReadingRestated(
        previous=Reading(indicator_id=HOPEFUL.indicator_id, missing="late"),
        reading=Reading(indicator_id=HOPEFUL.indicator_id, figure=Proportion(numerator=31, denominator=50)),
        reason="The forms came in.",
    )
    assert sentence(fact) == (
        "“Look forward to the next year” for July to September 2025 was restated: "
        "no reading yet: it will come later became 62% (31 of 50)."
    )
    assert Happening(fact, "", KNOWN).more == "The forms came in."


def test_a_submission_says_that_it_was_late_and_what_is_missing() -> None:
    fact = ReturnSubmitted(submission=2, readings=4, missing=1, late=True)
    assert sentence(fact) == (
        "The return for July to September 2025 was submitted again, after it was due: "
        "4 readings, and 1 without a figure."
    )


def test_a_revision_names_what_it_changes() -> None:
    fact = RevisionProposed(
        revision_id=an_id(1),
        proposed_by="lead_provider",
        break_point_id=None,
        effective_from=date(2026, 4, 1),
        changes=(
            ReasonedChange(
                change_id=an_id(2),
                change=IndicatorRetired(indicator_id=HOPEFUL.indicator_id),
                reason="It takes long.",
            ),
        ),
        reason="Nobody reads it.",
    )
    assert sentence(fact) == (
        "The lead provider proposed a revision from 1 April 2026: "
        "“Look forward to the next year” is no longer asked for."
    )
