"""What happened, one plain sentence for each type of event."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from domain.contract import events as contract
from domain.contract.terms import Change, ExpectationReset, IndicatorAdded, IndicatorRefined, IndicatorRetired
from domain.framework.definitions import Indicator
from domain.provider_return import events as provider_return
from domain.provider_return.content import Reading
from domain.shared.days import in_words
from domain.shared.facts import Fact
from services.presentation.numbers import figure
from services.presentation.words import ARRANGEMENTS, MISSING_SAID, PARTIES, counted


class Happening:
    """Words for one event of a contract.

    Args:
        fact: the event.
        period: the label of the return's period where the event is about a return.
        indicators: the contract's indicators by id, those that are retired as well.
    """

    def __init__(self, fact: Fact, period: str, indicators: Mapping[UUID, Indicator]) -> None:
        self._fact, self._period, self._indicators = fact, period, indicators

    @property
    def sentence(self) -> str:
        """What happened. A type that is newer than this page is named as it is, never left out."""
        return self._of_contract() or self._of_return() or type(self._fact).__name__

    @property
    def more(self) -> str:
        """What was said with it: a reason, a question, an answer; "" where nothing was."""
        said = ("reason", "question", "answer", "note", "purpose")
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
            case contract.RevisionProposed(proposed_by=party, changes=changes, effective_from=effective_from):
                begins = f"{_begin(PARTIES[party])} proposed a revision from {in_words(effective_from)}: "
                return begins + "; ".join(self._change(change) for change in changes) + "."
            case contract.RevisionAgreed(agreed_by=party):
                return f"{_begin(PARTIES[party])} agreed to the revision."
            case contract.RevisionTookEffect(effective_from=effective_from, changes=changes):
                begins = f"A revision took effect from {in_words(effective_from)}: "
                return begins + "; ".join(self._change(change) for change in changes) + "."
            case contract.RevisionWithdrawn(withdrawn_by=party):
                return f"{_begin(PARTIES[party])} withdrew the revision."
            case _:
                return ""

    def _of_return(self) -> str:
        which = f"the return for {self._period}"
        match self._fact:
            case provider_return.ReturnOpened(due_on=due_on):
                return f"{_begin(which)} was opened. It is due by {in_words(due_on)}."
            case provider_return.ReadingRecorded(reading=reading):
                return f"“{self._name(reading.indicator_id)}” for {self._period}: {self._said(reading)}."
            case provider_return.NarrativeRecorded():
                return f"A question in {which} was answered."
            case provider_return.ReturnSubmitted():
                return f"{_begin(which)} was submitted{_submitted(self._fact)}"
            case provider_return.ReturnQueried(indicator_id=indicator_id):
                about = "" if indicator_id is None else f", about “{self._name(indicator_id)}”"
                return f"The commissioner asked a question on {which}{about}."
            case provider_return.QueryAnswered():
                return f"The question on {which} was answered."
            case provider_return.ReturnSentBack():
                return f"{_begin(which)} was sent back."
            case provider_return.ReturnAccepted():
                return f"{_begin(which)} was accepted."
            case provider_return.ReadingRestated(reading=reading, previous=previous):
                what = f"“{self._name(reading.indicator_id)}” for {self._period}"
                return f"{what} was restated: {self._said(previous)} became {self._said(reading)}."
            case provider_return.LockLifted(until=until):
                return f"The lock on {which} was lifted until {in_words(until)}."
            case _:
                return ""

    def _change(self, change: Change) -> str:
        match change:
            case IndicatorAdded(indicator=indicator):
                return f"“{indicator.title}” was added"
            case IndicatorRefined(indicator=indicator):
                return f"“{indicator.title}” is read in another way"
            case IndicatorRetired(indicator_id=indicator_id):
                return f"“{self._name(indicator_id)}” is no longer asked for"
            case ExpectationReset(expectation=expectation):
                return f"what is expected of “{self._name(expectation.indicator_id)}” was set anew"

    def _name(self, indicator_id: UUID) -> str:
        known = self._indicators.get(indicator_id)
        return "an indicator" if known is None else known.title

    def _said(self, reading: Reading) -> str:
        if reading.figure is None:
            return _begin(MISSING_SAID[reading.missing], lower=True) if reading.missing else "nothing"
        known = self._indicators.get(reading.indicator_id)
        return figure(reading.figure, "" if known is None else known.unit, exact=True)


def _submitted(fact: provider_return.ReturnSubmitted) -> str:
    again = " again" if fact.submission > 1 else ""
    late = ", after it was due" if fact.late else ""
    missing = f", and {fact.missing:,} without a figure" if fact.missing else ""
    return f"{again}{late}: {counted(fact.readings, 'reading', 'readings')}{missing}."


def _begin(words: str, *, lower: bool = False) -> str:
    """The words with their first letter, and no other, changed."""
    return (words[:1].lower() if lower else words[:1].upper()) + words[1:]
