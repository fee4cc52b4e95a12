"""What an act of a contract's life will mean for returns, access and expectations, said before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.contract.commands import AddPartner, EndContract, ExtendContract, LifeCommand, RemovePartner
from domain.shared.days import in_words
from domain.shared.values import Period
from projections.contracts.results import AgreedIndicator, Contract
from services.presentation.words import counted


def meaning_of(contract: Contract, command: LifeCommand, name: str = "") -> tuple[str, ...]:
    """What follows from a command, in sentences.

    Args:
        contract: the contract as it stands.
        command: what is wanted; it is one that would not be refused.
        name: of the partner whom it is about.
    """
    match command:
        case ExtendContract(ends_on=ends_on):
            return tuple(_extended(contract, ends_on))
        case EndContract(on=on):
            return tuple(_ended(contract, on))
        case AddPartner():
            return tuple(_joined(name))
        case RemovePartner():
            return tuple(_left(contract, command, name))


def _extended(contract: Contract, ends_on: date) -> Iterator[str]:
    summary = contract.summary
    yield f"The contract then runs to {in_words(ends_on)} and no longer to {in_words(summary.ends_on)}."
    yield from _periods(contract, ends_on, ended_early=False)
    yield "The provider and its partners keep their access."
    short = [known for known in _hoped_for(contract) if _last_day(contract, known) < ends_on]
    if short:
        yield (
            f"What is hoped for ends before the new last day for {_titles(short)}. To hope for more by "
            "then, begin a revision once the contract is extended."
        )


def _ended(contract: Contract, on: date) -> Iterator[str]:
    yield f"The contract then ends on {in_words(on)} and not on {in_words(contract.summary.ends_on)}."
    yield "This cannot be taken back: a contract that was ended cannot be extended."
    yield from _periods(contract, on, ended_early=True)
    yield "The provider and its partners still see the contract and hand in the returns that are left."
    later = [known for known in _hoped_for(contract) if _last_day(contract, known) > on]
    if later:
        yield f"Figures hoped for after that day are not waited for any longer: {_titles(later)}."
    missed = [
        point.falls_on for point in contract.break_points if not point.closed_at and point.falls_on > on
    ]
    if missed:
        yield f"No break point will come any more: {', '.join(map(in_words, missed))}."
    begun = [known for known in contract.revisions if not known.is_settled]
    if begun:
        under_way = counted(len(begun), "revision is", "revisions are")
        yield f"{under_way} under way. It can take effect no later than the new last day."


def _joined(name: str) -> Iterator[str]:
    yield (
        f"From the moment you confirm, the people of {name} see this contract: its terms, returns and "
        "history, also from before they joined."
    )
    yield "They cannot submit returns or agree to revisions. The lead provider answers for those, as before."
    yield "The periods and what is expected stay as they are."


def _left(contract: Contract, command: RemovePartner, name: str) -> Iterator[str]:
    yield (
        f"From the moment you confirm, the people of {name} no longer see this contract, nor anything of its "
        "past."
    )
    yield "What they did stays in the history. The periods and what is expected stay as they are."
    partners = [
        party
        for party in contract.parties
        if party.part == "partner" and party.organisation_id != command.organisation_id
    ]
    if not partners and contract.summary.arrangement in ("consortium", "alliance"):
        yield f"No other partner is left in the {contract.summary.arrangement}."


def _periods(contract: Contract, ends_on: date, *, ended_early: bool) -> Iterator[str]:
    """Which returns will be asked for beside those of now, and which not any more."""
    summary, calendar = contract.summary, contract.calendar
    before = calendar.periods(summary.starts_on, summary.ends_on)
    after = calendar.periods(summary.starts_on, ends_on, ended_early=ended_early)
    more, fewer = _but(after, before), _but(before, after)
    if not more and not fewer:
        yield "The same returns are asked for as before."
    if fewer:
        yield f"{counted(len(fewer), 'return', 'returns')} will not be asked for any more: {_labels(fewer)}."
    if more:
        asked = "will be asked for" if not fewer else "will be asked for in their place"
        yield f"{counted(len(more), 'return', 'returns')} {asked}: {_labels(more)}."


def _but(those: tuple[Period, ...], others: tuple[Period, ...]) -> list[Period]:
    spans = {(known.starts_on, known.ends_on) for known in others}
    return [known for known in those if (known.starts_on, known.ends_on) not in spans]


_FEW = 3


def _labels(periods: list[Period]) -> str:
    """Three by name; of more, the first and the last."""
    if len(periods) <= _FEW:
        return "; ".join(known.label for known in periods)
    return f"the first for {periods[0].label}, the last for {max(periods, key=_ends).label}"


def _ends(period: Period) -> date:
    return period.ends_on


def _hoped_for(contract: Contract) -> list[AgreedIndicator]:
    """The indicators for which figures are hoped for."""
    return [
        known
        for agreed in contract.outcomes
        for known in agreed.indicators
        if (version := known.expected.in_force_on(contract.terms_on)) and version.expectation.path
    ]


def _last_day(contract: Contract, known: AgreedIndicator) -> date:
    version = known.expected.in_force_on(contract.terms_on)
    return max((point.on for point in version.expectation.path), default=date.max) if version else date.max


def _titles(indicators: list[AgreedIndicator]) -> str:
    return ", ".join(f"“{known.definition.title}”" for known in indicators)
