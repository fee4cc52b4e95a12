"""Whatever two parties ask for, in whatever order and however late, a contract keeps its rules."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import get_args
from uuid import UUID

import msgspec
from hypothesis import given, settings

from domain.contract.changes import subject_of
from domain.contract.commands import DraftChange, DropChange, RedraftRevision
from domain.contract.events import (
    ChangeDrafted,
    ChangeDropped,
    ContractEnded,
    ContractExtended,
    ExpectationSet,
    PartnerJoined,
    PartnerLeft,
    RevisionAgreed,
    RevisionCommented,
    RevisionDrafted,
    RevisionProposed,
    RevisionRedrafted,
    RevisionRefused,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.state import Contract
from domain.contract.terms import Party, Terms
from tests.unit.domain.contract.histories import Asked, History, Step, asked_for, histories, steps_of
from tests.unit.domain.examples import LEAD

JOINING = (RevisionDrafted, RevisionRedrafted, ChangeDrafted, ChangeDropped)
SETTLING = (RevisionTookEffect, RevisionWithdrawn, RevisionRefused)


def end_of(steps: list[Step]) -> Contract:
    return steps[-1].after


def written(terms: tuple[Terms, ...]) -> list[bytes]:
    """Terms to the byte."""
    return [msgspec.json.encode(known, order="deterministic") for known in terms]


@given(histories)
def test_terms_follow_each_other_by_their_days_within_the_term(history: History) -> None:
    state = end_of(list(steps_of(history)))
    days = [terms.effective_from for terms in state.terms]
    assert days[0] == history.award.starts_on
    assert all(earlier < later for earlier, later in pairwise(days))
    assert days[-1] <= state.ends_on


@given(histories)
def test_terms_hang_together(history: History) -> None:
    for terms in end_of(list(steps_of(history))).terms:
        outcomes = [known.outcome_id for known in terms.outcomes]
        indicators = [known.indicator_id for known in terms.indicators]
        for ids in (
            outcomes,
            indicators,
            [known.activity_id for known in terms.activities],
            [known.prompt_id for known in terms.prompts],
        ):
            assert len(set(ids)) == len(ids)
        assert indicators
        assert {known.outcome_id for known in terms.indicators} <= set(outcomes)
        for activity in terms.activities:
            assert set(activity.outcome_ids) <= set(outcomes)
            assert set(activity.indicator_ids) <= set(indicators)


@settings(max_examples=50)
@given(histories, asked_for)
def test_terms_that_took_effect_are_the_same_to_the_byte_for_ever(
    history: History, later: list[Asked]
) -> None:
    before = written(end_of(list(steps_of(history))).terms)
    assert written(end_of(list(steps_of(history, later))).terms)[: len(before)] == before


@given(histories)
def test_a_revision_takes_effect_only_as_one_party_put_it_forward_and_the_other_saw_it(
    history: History,
) -> None:
    proposals: dict[UUID, RevisionProposed] = {}
    effects = 0
    for step in steps_of(history):
        for event in step.events:
            if isinstance(event, RevisionProposed):
                proposals[event.revision_id] = event
                assert event.changes == step.seen.revisions[event.revision_id].reasoned
            if isinstance(event, RevisionTookEffect):
                effects += 1
                put = proposals[event.revision_id]
                agreed = step.events[0]
                assert isinstance(agreed, RevisionAgreed)
                assert {agreed.agreed_by, put.proposed_by} == set[Party](get_args(Party))
                assert (event.changes, event.effective_from) == (put.changes, put.effective_from)
                assert event.changes == step.seen.revisions[event.revision_id].reasoned
                assert len({subject_of(known.change) for known in event.changes}) == len(event.changes) > 0
    assert len(end_of(list(steps_of(history))).terms) == effects + 1


@given(histories)
def test_nothing_counts_from_a_day_of_a_period_that_has_ended(history: History) -> None:
    for step in steps_of(history):
        for event in step.events:
            if isinstance(event, RevisionDrafted | RevisionRedrafted | RevisionProposed | RevisionTookEffect):
                ended = [period.ends_on for period in step.before.periods() if period.ends_on < step.today]
                assert all(event.effective_from > day for day in ended)


@given(histories)
def test_nobodys_words_are_written_over_by_somebody_who_has_not_seen_them(history: History) -> None:
    for step in steps_of(history):
        match step.command:
            case (
                DraftChange(revision_id=about, change_id=known)
                | DropChange(revision_id=about, change_id=known)
            ) if step.events:
                seen, before = (state.revisions.get(about) for state in (step.seen, step.before))
                was = before.change(known) if before else None
                assert (seen.change(known) if seen else None) == was
            case RedraftRevision(revision_id=about) if step.events:
                seen, before = (state.revisions[about] for state in (step.seen, step.before))
                assert (seen.effective_from, seen.reason, seen.break_point_id) == (
                    before.effective_from,
                    before.reason,
                    before.break_point_id,
                )
            case _:
                pass


@settings(max_examples=50)
@given(histories)
def test_the_drafts_of_a_revision_are_counted_from_one_without_a_gap(history: History) -> None:
    drafts: defaultdict[UUID, list[int]] = defaultdict(list)
    for event in (event for step in steps_of(history) for event in step.events):
        if isinstance(event, RevisionDrafted):
            drafts[event.revision_id].append(1)
        if isinstance(event, RevisionRedrafted | ChangeDrafted | ChangeDropped):
            drafts[event.revision_id].append(event.draft)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in drafts.values())


@settings(max_examples=50)
@given(histories)
def test_nothing_more_becomes_of_a_revision_that_is_settled(history: History) -> None:
    settled: set[UUID] = set()
    for event in (event for step in steps_of(history) for event in step.events):
        if isinstance(event, (*JOINING, *SETTLING, RevisionProposed, RevisionAgreed, RevisionCommented)):
            assert event.revision_id not in settled
        if isinstance(event, SETTLING):
            settled.add(event.revision_id)


@settings(max_examples=50)
@given(histories)
def test_an_expectation_is_set_once_and_then_only_revised(history: History) -> None:
    set_for = [
        event.expectation.indicator_id
        for step in steps_of(history)
        for event in step.events
        if isinstance(event, ExpectationSet)
    ]
    assert len(set(set_for)) == len(set_for)


@given(histories)
def test_a_contract_is_extended_forwards_and_ended_once_and_reports_on_all_of_its_term(
    history: History,
) -> None:
    ended = False
    for step in steps_of(history):
        for event in step.events:
            if isinstance(event, ContractExtended | ContractEnded | PartnerJoined | PartnerLeft):
                assert not ended
            if isinstance(event, ContractExtended):
                assert event.ends_on > step.before.ends_on >= step.today
            if isinstance(event, ContractEnded):
                assert event.on < step.before.ends_on
                ended = True
        if step.after.award is None:
            continue
        periods = step.after.periods()
        assert (periods[0].starts_on, periods[-1].ends_on) == (history.award.starts_on, step.after.ends_on)
        assert all(
            later.starts_on == earlier.ends_on + timedelta(days=1) for earlier, later in pairwise(periods)
        )


@settings(max_examples=50)
@given(histories)
def test_partners_are_named_once_and_are_never_the_lead_provider(history: History) -> None:
    for step in steps_of(history):
        partners = step.after.partner_ids
        assert len(set(partners)) == len(partners)
        assert LEAD not in partners
