"""Every query there is, asked of everything in a world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, get_args
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.contract.terms import Party
from eventstore import RecordedEvent
from projections.contracts import queries as contracts
from projections.coverage import queries as coverage
from projections.directory import queries as directory
from projections.distances import queries as distances
from projections.distances.results import DistanceFilters
from projections.frameworks import queries as frameworks
from projections.portfolio import queries as portfolio
from projections.returns import queries as returns
from projections.timeline import queries as timeline
from projections.trajectories import queries as trajectories
from projections.trajectories.stories import stories
from projections.worklist import queries as worklist
from tests.unit.domain.examples import MAP

TODAYS: Final = (date(2026, 9, 15), date(2029, 2, 1))
"""Days on which plans are looked at: a return is late; every revision counts and the contract ends soon."""


class Known(msgspec.Struct, frozen=True):
    """The ids that there are to ask about."""

    councils: tuple[UUID, ...]
    organisations: tuple[UUID, ...]
    frameworks: tuple[UUID, ...]
    contracts: tuple[UUID, ...]
    returns: tuple[UUID, ...]
    indicators: tuple[UUID, ...]
    outcomes: tuple[UUID, ...]


def known(events: Iterable[RecordedEvent], indicators: Sequence[UUID]) -> Known:
    """The ids of the streams that events began."""
    begun: dict[str, list[UUID]] = {}
    for event in events:
        begun.setdefault(event.topic, []).append(UUID(str(event.originator_id)))

    def of(topic: str) -> tuple[UUID, ...]:
        return tuple(begun.get(topic, ()))

    return Known(
        of("CouncilRegistered"),
        of("OrganisationRegistered"),
        of("FrameworkOpened"),
        of("ContractAwarded"),
        of("ReturnOpened"),
        tuple(indicators),
        tuple(outcome.outcome_id for outcome in MAP.outcomes),
    )


async def everything(connection: AsyncConnection, ids: Known, as_of: int) -> Mapping[str, object]:
    """The answer to every query about every id, as of a position."""
    at = {"as_of": as_of}
    return {
        **{f"council {each}": await directory.council(connection, each, **at) for each in ids.councils},
        "organisations": await directory.organisations(connection, **at),
        "frameworks": await frameworks.frameworks(connection, **at),
        **await _of_frameworks(connection, ids, as_of),
        "contracts": await contracts.contracts(connection, **at),
        "due": await returns.due(connection, **at),
        **await _of_plans(connection, ids, as_of),
        **await _of_organisations(connection, ids, as_of),
        **await _of_contracts(connection, ids, as_of),
        **await _of_returns(connection, ids, as_of),
    }


async def _of_plans(connection: AsyncConnection, ids: Known, as_of: int) -> dict[str, object]:
    answers: dict[str, object] = {}
    for today in TODAYS:
        on = {"today": today, "as_of": as_of}
        for party in get_args(Party):
            needed = await worklist.worklist(connection, party=party, limit=1_000, **on)
            answers[f"worklist of {party} on {today}"] = needed
        covered = await coverage.coverage(connection, **on)
        answers[f"coverage on {today}"] = sorted(covered.items(), key=str)
        answers[f"outcomes on {today}"] = await coverage.covered_outcomes(connection, None, **on)
        answers[f"portfolio on {today}"] = await portfolio.portfolio(connection, portfolio.Filters(), **on)
        answers[f"distances on {today}"] = await distances.portfolio_distances(
            connection, DistanceFilters(), **on
        )
    for each in ids.outcomes:
        answers[f"distances to {each}"] = await distances.outcome_distances(connection, each, as_of=as_of)
    for each in ids.organisations:
        running = portfolio.Filters(provider_id=each, state="running", words="youth")
        answers[f"portfolio of {each}"] = await portfolio.portfolio(
            connection, running, today=TODAYS[0], as_of=as_of
        )
    return answers


async def _of_frameworks(connection: AsyncConnection, ids: Known, as_of: int) -> dict[str, object]:
    answers: dict[str, object] = {}
    for each in ids.frameworks:
        answers[f"framework {each}"] = await frameworks.framework(connection, each, as_of=as_of)
        for version in (1, 2):
            agreed = await frameworks.agreed(connection, each, version, as_of=as_of)
            answers[f"version {version} of {each}"] = agreed
    return answers


async def _of_organisations(connection: AsyncConnection, ids: Known, as_of: int) -> dict[str, object]:
    answers: dict[str, object] = {}
    for each in ids.organisations:
        answers[f"organisation {each}"] = await directory.organisation(connection, each, as_of=as_of)
        answers[f"due by {each}"] = await returns.due(connection, each, as_of=as_of)
        under = await contracts.contracts_of_organisation(connection, each, as_of=as_of)
        answers[f"contracts of {each}"] = under
    return answers


async def _of_contracts(connection: AsyncConnection, ids: Known, as_of: int) -> dict[str, object]:
    answers: dict[str, object] = {}
    for each in ids.contracts:
        told = await trajectories.trajectories(connection, each, as_of=as_of)
        answers[f"contract {each}"] = await contracts.contract(connection, each, as_of=as_of)
        answers[f"returns of {each}"] = await returns.returns_of(connection, each, as_of=as_of)
        answers[f"trajectories of {each}"] = told
        answers[f"stories of {each}"] = await stories(connection, each, as_of=as_of)
        whole = await timeline.timeline(connection, each, as_of=as_of, limit=1000, every_part=True)
        answers[f"timeline of {each}"] = whole
        answers[f"page of the timeline of {each}"] = await timeline.timeline(
            connection, each, as_of=as_of, before=20, limit=5
        )
    return answers


async def _of_returns(connection: AsyncConnection, ids: Known, as_of: int) -> dict[str, object]:
    answers: dict[str, object] = {}
    for each in ids.returns:
        answers[f"return {each}"] = await returns.return_page(connection, each, as_of=as_of)
        for indicator in ids.indicators:
            history = await returns.history_of_figure(connection, each, indicator, as_of=as_of)
            answers[f"history of {indicator} in {each}"] = history
    return answers
