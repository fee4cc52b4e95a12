"""The council and framework that a mapping describes, under ids that are the same at every import."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from domain.council.commands import RegisterCouncil
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import Indicator, Outcome, TookPart
from domain.provider_return.content import Asked, asked_of
from domain.shared.facts import Command
from domain.shared.values import Scale
from services.application.readings_import.mapping import IndicatorMapping, Mapping


class ImportedFramework(msgspec.Struct, frozen=True, kw_only=True):
    """What every contract of an import shares.

    Attributes:
        mapping: what it was made from.
        council_id: the council.
        framework_id: the framework.
        outcomes: its outcomes, in the mapping's order.
        indicators: its indicators, in the mapping's order.
        asked: what a return asks for, by the code of the file's rows.
    """

    mapping: Mapping
    council_id: UUID
    framework_id: UUID
    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    asked: dict[str, Asked]


def named_id(council: str, kind: str, name: str) -> UUID:
    """The id of a thing that an import names: the same name in the same council has the same id for ever."""
    return uuid5(NAMESPACE_URL, f"urn:fingerpost:import:{council}:{kind}:{name}")


def framework_of(mapping: Mapping) -> ImportedFramework:
    """The framework that the mapping describes.

    Raises:
        DomainError: where an indicator cannot be read as it is described.
    """
    council = mapping.council.name
    outcomes = tuple(
        Outcome(
            outcome_id=named_id(council, "outcome", known.key),
            statement=known.statement,
            level=known.level,
            bottom_line=known.bottom_line,
        )
        for known in mapping.outcomes
    )
    indicators = tuple(_indicator(council, known) for known in mapping.indicators)
    return ImportedFramework(
        mapping=mapping,
        council_id=named_id(council, "council", council),
        framework_id=named_id(council, "framework", mapping.framework.title),
        outcomes=outcomes,
        indicators=indicators,
        asked={
            known.code: asked_of(indicator)
            for known, indicator in zip(mapping.indicators, indicators, strict=True)
        },
    )


def _indicator(council: str, known: IndicatorMapping) -> Indicator:
    return Indicator(
        indicator_id=named_id(council, "indicator", known.code),
        outcome_id=named_id(council, "outcome", known.outcome),
        title=known.title,
        measure=known.measure,
        unit=known.unit,
        direction=known.direction,
        lens=known.lens,
        scale=Scale(lowest=known.scale.lowest, highest=known.scale.highest) if known.scale else None,
        way_of_measuring=known.way_of_measuring,
        who_measures=known.who_measures,
    )


def _titled(mapping: Mapping) -> str:
    """The framework's title with whom its readings are from: it stands below every chart of theirs."""
    title = mapping.framework.title
    return f"{title} (source: {mapping.attribution})" if mapping.attribution else title


def opening_commands(framework: ImportedFramework) -> tuple[Command, ...]:
    """The commands that register the council and agree the framework, in order."""
    mapping = framework.mapping
    stream_id = framework.framework_id
    return (
        RegisterCouncil(stream_id=framework.council_id, name=mapping.council.name),
        OpenFramework(
            stream_id=stream_id,
            council_id=framework.council_id,
            title=_titled(mapping),
            service_area=mapping.framework.service_area,
        ),
        *(DefineOutcome(stream_id=stream_id, outcome=outcome) for outcome in framework.outcomes),
        *(DefineIndicator(stream_id=stream_id, indicator=indicator) for indicator in framework.indicators),
        AgreeFramework(
            stream_id=stream_id, agreed_on=mapping.framework.agreed_on, took_part=TookPart(commissioners=1)
        ),
    )
