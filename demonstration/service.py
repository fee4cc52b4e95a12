"""How a service's story is told: a contract, and then return after return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import msgspec

from demonstration.acts import CALENDAR, Act, Given, days_after, moment, named
from domain.contract.commands import AwardContract
from domain.contract.model import Contract
from domain.provider_return.commands import AcceptReturn, OpenReturn, SubmitReturn
from domain.provider_return.content import CommonData, Declaration, GroupReading, Narrative, Reading
from domain.provider_return.model import return_id
from domain.provider_return.opening import opening_of
from domain.shared.travelled import Travelled
from domain.shared.values import Period
from services.application.context import Role
from services.application.streams import CONTRACT

ROLE_OF: Mapping[str, Role] = {"commissioner": "commissioner", CALENDAR: "operator"}
"""What a story's people act as; the others are providers."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One return as it went.

    Attributes:
        figures: what was given, by the indicator's key.
        narrative: the answers, by the prompt's id.
        comments: what was said beside a figure, by the indicator's key.
        groups: what was read of groups of people, by the indicator's key.
        travelled: how far the same people came, by the indicator's key.
        common_data: the common dataset.
        declarations: what was declared of the compliance checks.
        submitted_after: days after the period's end until it was submitted.
        accepted_after: days until it was accepted, or None where it waits.
        more: what else happened to it: acts between submission and acceptance, or after.
    """

    figures: Mapping[str, Given]
    narrative: Mapping[str, str] = {}
    comments: Mapping[str, str] = {}
    groups: Mapping[str, tuple[GroupReading, ...]] = {}
    travelled: Mapping[str, Travelled] = {}
    common_data: tuple[CommonData, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    submitted_after: int = 14
    accepted_after: int | None = 30
    more: tuple[Act, ...] = ()


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """A contracted service and everything that happened to it.

    Attributes:
        key: names it and its indicators' ids.
        provider: key of the person who submits.
        beginning: the acts before the first return, the award first.
        later: what happened to the contract afterwards: break points, revisions.
        returns: the returns that were submitted, one after another from the first period on.
    """

    key: str
    provider: str
    beginning: tuple[Act, ...]
    later: tuple[Act, ...]
    returns: Sequence[Told]

    @property
    def award(self) -> AwardContract:
        """The command that began the contract."""
        return next(
            command
            for act in self.beginning
            for command in act.commands
            if isinstance(command, AwardContract)
        )

    def acts(self, until: datetime) -> Iterator[Act]:
        """Everything that happened until a moment."""
        contract = self._contract()
        yield from self.beginning
        yield from self.later
        for number, period in enumerate(contract.periods()):
            if moment(days_after(period.ends_on, 1), 7) > until:
                return
            yield self._opening(contract, period)
            if number < len(self.returns):
                yield from self._submission(period, self.returns[number])

    def _contract(self) -> Contract:
        """The contract as it stands at the end of the story, which knows its terms of every day."""
        state: Contract = CONTRACT.empty
        for act in (*self.beginning, *self.later):
            commands = [command for command in act.commands if command.stream_id == self.award.stream_id]
            state = CONTRACT.fold(state, CONTRACT.decide_all(state, commands, act.at))
        return state

    def _opening(self, contract: Contract, period: Period) -> Act:
        opening = opening_of(self.award.stream_id, contract, period)
        assert opening is not None, "the story agrees the impact map with the award"  # noqa: S101
        return self._act(days_after(period.ends_on, 1), 7, CALENDAR, opening)

    def _submission(self, period: Period, told: Told) -> Iterator[Act]:
        stream_id = return_id(self.award.stream_id, period)
        readings = tuple(self._reading(key, given, told) for key, given in told.figures.items())
        narratives = tuple(Narrative(prompt_id=key, text=text) for key, text in told.narrative.items())
        submission = SubmitReturn(
            stream_id=stream_id,
            readings=readings,
            narratives=narratives,
            common_data=told.common_data,
            declarations=told.declarations,
        )
        yield self._act(days_after(period.ends_on, told.submitted_after), 16, self.provider, submission)
        yield from told.more
        if told.accepted_after is not None:
            accepted = AcceptReturn(stream_id=stream_id)
            yield self._act(days_after(period.ends_on, told.accepted_after), 11, "commissioner", accepted)

    def _reading(self, key: str, given: Given, told: Told) -> Reading:
        indicator_id, comment = named(f"{self.key} indicator", key), told.comments.get(key, "")
        if isinstance(given, str):
            return Reading(indicator_id=indicator_id, missing=given, comment=comment)
        return Reading(
            indicator_id=indicator_id,
            figure=given,
            comment=comment,
            groups=told.groups.get(key, ()),
            travelled=told.travelled.get(key),
        )

    def _act(self, day: date, hour: int, by: str, command: OpenReturn | SubmitReturn | AcceptReturn) -> Act:
        return Act(
            at=moment(day, hour),
            by=by,
            role=ROLE_OF.get(by, "provider"),
            commands=(command,),
            contract_id=self.award.stream_id,
        )
