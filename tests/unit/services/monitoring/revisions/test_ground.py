"""What a revision is held against: what stands without it, or stood when it was settled."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import msgspec

from domain.contract.terms import Expectation
from domain.framework.definitions import Indicator
from domain.shared.values import ExpectedPoint
from projections.contracts.results import ExpectationVersion, IndicatorVersion
from services.monitoring.revisions.ground import ground_of
from tests.factories import CONFIDENCE, HOPEFUL, an_id
from tests.unit.services.monitoring.revisions.making import (
    AFTERWARDS,
    BEFORE,
    HOPED_FOR,
    LATER,
    REVISION,
    SETTLED,
    START,
    a_revision,
    terms_with,
    version,
)

ASKED_TWICE = msgspec.structs.replace(HOPEFUL, way_of_measuring="Asked twice")
ASKED_ALWAYS = msgspec.structs.replace(HOPEFUL, way_of_measuring="Asked always")
MORE = Expectation(
    indicator_id=HOPEFUL.indicator_id, path=(ExpectedPoint(on=date(2027, 3, 31), value=Decimal(60)),)
)


def read(
    definition: Indicator | None, since: date = START, by: UUID | None = None, at: datetime = BEFORE
) -> IndicatorVersion:
    return IndicatorVersion(
        indicator_id=HOPEFUL.indicator_id,
        effective_from=since,
        definition=definition,
        revision_id=by,
        recorded_at=at,
    )


def expected(
    what: Expectation, since: date = START, by: UUID | None = None, at: datetime = BEFORE
) -> ExpectationVersion:
    return ExpectationVersion(effective_from=since, expectation=what, revision_id=by, recorded_at=at)


def test_a_draft_is_held_against_the_newest_terms() -> None:
    versions = (read(HOPEFUL), read(ASKED_TWICE, LATER, an_id(82), AFTERWARDS))
    ground = ground_of(terms_with({HOPEFUL.indicator_id: versions}), a_revision())
    assert ground.terms.indicators == (ASKED_TWICE,)


def test_what_is_in_effect_is_held_against_what_stood_before_it() -> None:
    versions = (
        read(HOPEFUL),
        read(ASKED_TWICE, LATER, REVISION, SETTLED),
        read(ASKED_ALWAYS, LATER, an_id(82), AFTERWARDS),
    )
    settled = a_revision(standing="in_effect", settled_at=SETTLED)
    assert ground_of(terms_with({HOPEFUL.indicator_id: versions}), settled).terms.indicators == (HOPEFUL,)


def test_what_was_refused_is_held_against_what_stood_then() -> None:
    versions = (read(HOPEFUL), read(ASKED_ALWAYS, LATER, an_id(82), AFTERWARDS))
    refused = a_revision(standing="refused", settled_at=SETTLED)
    assert ground_of(terms_with({HOPEFUL.indicator_id: versions}), refused).terms.indicators == (HOPEFUL,)


def test_what_was_retired_is_not_there() -> None:
    gone = (version(CONFIDENCE), version(None, since=LATER, by=an_id(82)))
    found = terms_with(
        {HOPEFUL.indicator_id: (read(HOPEFUL), read(None, LATER, an_id(82)))},
        outcome_versions={CONFIDENCE.outcome_id: gone},
    )
    ground = ground_of(found, a_revision())
    assert ground.terms.outcomes == ()
    assert ground.terms.indicators == ()


def test_a_baseline_counts_until_another_is_named() -> None:
    given = (expected(HOPED_FOR), expected(MORE, LATER, an_id(82)))
    found = terms_with({HOPEFUL.indicator_id: (read(HOPEFUL),)}, {HOPEFUL.indicator_id: given})
    now = ground_of(found, a_revision()).expected[HOPEFUL.indicator_id]
    assert now.baseline == HOPED_FOR.baseline
    assert now.path == MORE.path


def test_what_was_expected_of_another_definition_counts_no_longer() -> None:
    versions = (read(HOPEFUL), read(ASKED_TWICE, LATER, an_id(82)))
    found = terms_with({HOPEFUL.indicator_id: versions}, {HOPEFUL.indicator_id: (expected(HOPED_FOR),)})
    assert ground_of(found, a_revision()).expected == {}
