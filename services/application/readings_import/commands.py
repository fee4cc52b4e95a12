"""The commands that a file's rows amount to: the same that a person would give by the form."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec

from domain.contract.commands import AgreeImpactMap, AwardContract
from domain.organisation.commands import RegisterOrganisation
from domain.provider_return.commands import AcceptReturn, OpenReturn, RestateReading, SubmitReturn
from domain.provider_return.model import Return, return_id
from domain.shared.errors import AlreadyDone, DomainError, NotFound, Several
from domain.shared.facts import Command
from domain.shared.values import Period
from services.application.readings_import.framework import ImportedFramework, named_id
from services.application.readings_import.rows import Row


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever is reported on: one organisation with one contract."""

    code: str
    name: str
    peer_group: str
    organisation_id: UUID
    contract_id: UUID

    def return_id(self, period: Period) -> UUID:
        """The stream of its return for a period."""
        return return_id(self.contract_id, period)


def by_provider(framework: ImportedFramework, rows: Iterable[Row]) -> list[tuple[Provider, list[Row]]]:
    """The rows of each provider, in the order in which the file first names it."""
    council = framework.mapping.council.name
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.code, []).append(row)
    return [
        (
            Provider(
                code=code,
                name=own[0].name,
                peer_group=own[0].peer_group,
                organisation_id=named_id(council, "organisation", code),
                contract_id=named_id(council, "contract", code),
            ),
            own,
        )
        for code, own in groups.items()
    ]


def by_period(rows: Iterable[Row]) -> dict[Period, list[Row]]:
    """The rows of each period, earliest period first."""
    groups: dict[Period, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row.period.starts_on, row.line)):
        groups.setdefault(row.period, []).append(row)
    return groups


def registration(framework: ImportedFramework, provider: Provider) -> Command:
    """The command that makes a provider known."""
    return RegisterOrganisation(
        stream_id=provider.organisation_id,
        council_id=framework.council_id,
        name=provider.name,
        kind=framework.mapping.provider_kind,
        peer_group=provider.peer_group,
    )


def award(framework: ImportedFramework, provider: Provider, rows: list[Row]) -> tuple[Command, ...]:
    """The commands that award a provider's contract and agree its impact map.

    Where the mapping gives no term, it runs from the first to the last period of the provider's rows.
    """
    mapping = framework.mapping
    terms, filled = mapping.contract, {"name": provider.name, "code": provider.code}
    return (
        AwardContract(
            stream_id=provider.contract_id,
            council_id=framework.council_id,
            reference=terms.reference.format(**filled),
            title=terms.title.format(**filled),
            service_area=terms.service_area or mapping.framework.service_area,
            framework_id=framework.framework_id,
            framework_version=1,
            arrangement="single",
            lead_provider_id=provider.organisation_id,
            starts_on=terms.starts_on or min(row.period.starts_on for row in rows),
            ends_on=terms.ends_on or max(row.period.ends_on for row in rows),
            calendar=mapping.calendar,
        ),
        AgreeImpactMap(
            stream_id=provider.contract_id,
            outcomes=framework.outcomes,
            indicators=framework.indicators,
        ),
    )


def for_return(
    framework: ImportedFramework,
    provider: Provider,
    rows: list[Row],
    state: Return,
    restate: str,
) -> tuple[Command, ...]:
    """The commands that bring a return to what the rows say.

    A return asks for the indicators that the file has a row for: a measure that is collected every second
    year is not asked for in between.

    Raises:
        DomainError: where a row contradicts what is recorded and no reason to restate it was given.
    """
    if not rows:
        return ()
    if state.standing in ("submitted", "accepted"):
        return _restatements(rows, state, restate, provider)
    mapping, period = framework.mapping, rows[0].period
    stream_id = provider.return_id(period)
    opening = OpenReturn(
        stream_id=stream_id,
        contract_id=provider.contract_id,
        period=period,
        due_on=mapping.calendar.due_on(period),
        locks_on=mapping.calendar.locks_on(period),
        asked=tuple(
            asked
            for asked in framework.asked.values()
            if any(row.reading.indicator_id == asked.indicator_id for row in rows)
        ),
    )
    submission = SubmitReturn(stream_id=stream_id, readings=tuple(row.reading for row in rows))
    accepted = mapping.contract.accepted_as
    return (
        *((opening,) if state.opened is None else ()),
        submission,
        *((AcceptReturn(stream_id=stream_id, note=accepted),) if accepted else ()),
    )


def _restatements(rows: list[Row], state: Return, restate: str, provider: Provider) -> tuple[Command, ...]:
    errors: list[DomainError] = []
    for row in rows:
        field = f"readings.{row.reading.indicator_id}"
        if state.reading_of(row.reading.indicator_id) is None:
            errors.append(
                NotFound(
                    f"The return for {row.period.label} was submitted without this indicator, so it cannot "
                    "be added now.",
                    field=field,
                )
            )
        elif not restate:
            errors.append(
                AlreadyDone(
                    "Another figure is already recorded for this. To correct it, import again with "
                    "--restate and the reason.",
                    field=field,
                )
            )
    if errors:
        raise Several(tuple(errors))
    return tuple(
        RestateReading(stream_id=provider.return_id(row.period), reading=row.reading, reason=restate)
        for row in rows
    )
