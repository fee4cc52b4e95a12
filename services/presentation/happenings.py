"""What happened, one plain sentence for each type of event."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from domain.contract import events as contract
from domain.contract.changes import ReasonedChange
from domain.framework.definitions import Indicator
from domain.provider_return import events as provider_return
from domain.provider_return.content import Reading
from domain.shared.days import in_words
from domain.shared.facts import Fact
from services.presentation.changing import change_in_words
from services.presentation.numbers import figure
from services.presentation.words import ARRANGEMENTS, MISSING_SAID, PARTIES, begin, counted


class Happening:
    """Words for one event of a contract.

    Args:
        fact: the event.
        period: the label of the return's period where the event is about a return.
        indicators: the contract's indicators by id, those that are retired as well.
        titles: how outcomes, indicators, activities, questions and organisations are called, by their ids.
    """

    def __init__(
        self,
        fact: Fact,
        period: str,
        indicators: Mapping[UUID, Indicator],
        titles: Mapping[UUID | str, str] = MappingProxyType({}),
    ) -> None:
        self._fact, self._period, self._indicators = fact, period, indicators
        called: dict[UUID | str, str] = {known: each.title for known, each in indicators.items()}
        self._titles = {**called, **titles}

    @property
    def sentence(self) -> str:
        """What happened. A type that is newer than this page is named as it is, never left out."""
        return self._of_contract() or self._of_return() or type(self._fact).__name__

    @property
    def more(self) -> str:
        """What was said with it: a reason, a question, an answer; "" where nothing was."""
        said = ("reason", "question", "answer", "note", "purpose", "words")
        return next((str(getattr(self._fact, name)) for name in said if getattr(self._fact, name, "")), "")

    def _of_contract(self) -> str:
        match self._fact:
            case contract.ContractAwarded(arrangement=arrangement, starts_on=starts_on):
                how = ARRANGEMENTS[arrangement]
                return f"The contract was awarded, to start on {in_words(starts_on)}. {how}."
            case contract.ImpactMapAgreed(outcomes=outcomes, indicators=indicators):
                aims = counted(len(outcomes), "outcome", "outcomes")
                return f"The impact map was agreed: {aims} and {len(indicators):,} indicators."
            case contract.ExpectationSet(expectation=expectation):
                return f"The expectation for “{self._name(expectation.indicator_id)}” was set."
            case contract.BreakPointScheduled(on=on):
                return f"A break point was set for {in_words(on)}."
            case contract.BreakPointMoved(on=on):
                return f"The break point was moved to {in_words(on)}."
            case contract.BreakPointClosed():
                return "The contract was looked at afresh, and its break point closed."
            case _:
                return self._of_life() or self._of_revision()

    def _of_life(self) -> str:
        match self._fact:
            case contract.ContractExtended(ends_on=ends_on):
                return f"The contract was extended to {in_words(ends_on)}."
            case contract.ContractEnded(on=on):
                return f"The contract was ended early; its last day is {in_words(on)}."
            case contract.PartnerJoined(organisation_id=joined, on=on):
                return f"{self._organisation(joined)} joined as a partner on {in_words(on)}."
            case contract.PartnerLeft(organisation_id=left, on=on):
                return f"{self._organisation(left)} left; its last day as a partner was {in_words(on)}."
            case _:
                return ""

    def _of_revision(self) -> str:
        match self._fact:
            case contract.RevisionDrafted(drafted_by=party, effective_from=effective_from):
                return f"{begin(PARTIES[party])} began a revision from {in_words(effective_from)}."
            case contract.RevisionRedrafted(drafted_by=party, effective_from=effective_from):
                return (
                    f"{begin(PARTIES[party])} changed the outline of the revision, which is to count from "
                    f"{in_words(effective_from)}."
                )
            case contract.ChangeDrafted(drafted_by=party, change=change):
                said = change_in_words(change, self._title_of)
                return f"{begin(PARTIES[party])} wrote into the draft revision: {said}."
            case contract.ChangeDropped(dropped_by=party):
                return f"{begin(PARTIES[party])} took a change out of the draft revision."
            case contract.RevisionCommented(said_by=party):
                return f"{begin(PARTIES[party])} commented on the revision."
            case contract.RevisionProposed(proposed_by=party, changes=changes, effective_from=effective_from):
                begins = f"{begin(PARTIES[party])} proposed a revision from {in_words(effective_from)}: "
                return begins + self._changes(changes)
            case contract.RevisionAgreed(agreed_by=party):
                return f"{begin(PARTIES[party])} agreed to the revision."
            case contract.RevisionTookEffect(effective_from=effective_from, changes=changes):
                begins = f"A revision took effect from {in_words(effective_from)}: "
                return begins + self._changes(changes)
            case contract.RevisionWithdrawn(withdrawn_by=party):
                return f"{begin(PARTIES[party])} withdrew the revision."
            case contract.RevisionRefused(refused_by=party):
                return f"{begin(PARTIES[party])} refused the revision."
            case _:
                return ""

    def _of_return(self) -> str:
        which = f"the return for {self._period}"
        match self._fact:
            case provider_return.ReturnOpened(due_on=due_on):
                return f"{begin(which)} was opened. It is due by {in_words(due_on)}."
            case provider_return.ReturnSubmitted():
                return f"{begin(which)} was submitted{_submitted(self._fact)}"
            case provider_return.ReturnQueried(indicator_id=indicator_id):
                about = "" if indicator_id is None else f", about “{self._name(indicator_id)}”"
                return f"The commissioner asked a question on {which}{about}."
            case provider_return.QueryAnswered():
                return f"The question on {which} was answered."
            case provider_return.ReturnSentBack():
                return f"{begin(which)} was sent back."
            case provider_return.ReturnAccepted():
                return f"{begin(which)} was accepted."
            case provider_return.LockLifted(until=until):
                return f"The lock on {which} was lifted until {in_words(until)}."
            case _:
                return self._of_content(which)

    def _of_content(self, which: str) -> str:
        match self._fact:
            case provider_return.ReadingRecorded(reading=reading):
                return f"“{self._name(reading.indicator_id)}” for {self._period}: {self._said(reading)}."
            case provider_return.ReadingRestated(reading=reading, previous=previous):
                what = f"“{self._name(reading.indicator_id)}” for {self._period}"
                return f"{what} was restated: {self._said(previous)} became {self._said(reading)}."
            case provider_return.NarrativeRecorded():
                return f"A question in {which} was answered."
            case provider_return.CommonDataRecorded():
                return f"A part of the common dataset for {self._period} was given."
            case provider_return.EvidenceAttached(evidence=evidence):
                about = (
                    "" if evidence.indicator_id is None else f", about “{self._name(evidence.indicator_id)}”"
                )
                return f"The file “{evidence.name}” was attached to {which}{about}."
            case provider_return.ComplianceDeclared(declaration=declared):
                holds = "is in place" if declared.confirmed else "is not in place yet"
                return f"It was declared in {which} that something the contract requires {holds}."
            case _:
                return ""

    def _changes(self, changes: tuple[ReasonedChange, ...]) -> str:
        return "; ".join(change_in_words(known.change, self._title_of) for known in changes) + "."

    def _title_of(self, named: UUID | str) -> str:
        return self._titles.get(named, "")

    def _organisation(self, organisation_id: UUID) -> str:
        return self._titles.get(organisation_id) or "An organisation"

    def _name(self, indicator_id: UUID) -> str:
        known = self._indicators.get(indicator_id)
        return "an indicator" if known is None else known.title

    def _said(self, reading: Reading) -> str:
        if reading.figure is None:
            return begin(MISSING_SAID[reading.missing], lower=True) if reading.missing else "nothing"
        known = self._indicators.get(reading.indicator_id)
        return figure(reading.figure, "" if known is None else known.unit, exact=True)


def _submitted(fact: provider_return.ReturnSubmitted) -> str:
    again = " again" if fact.submission > 1 else ""
    late = ", after it was due" if fact.late else ""
    missing = f", and {fact.missing:,} without a figure" if fact.missing else ""
    return f"{again}{late}: {counted(fact.readings, 'reading', 'readings')}{missing}."
