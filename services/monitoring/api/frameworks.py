"""Outcomes frameworks as they stand and as they were agreed."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic
from domain.framework.difference import Difference as Differing
from domain.framework.difference import difference
from domain.framework.model import AgreedVersion
from projections.frameworks.queries import Framework, FrameworkRow, frameworks
from services.application.frameworks.document import FrameworkDocument
from services.monitoring.api.refusals import READING
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.frameworks.sheet import sheet_of, stood, version_of
from services.monitoring.guards import for_act

Before = Annotated[
    int | None,
    QueryParameter(
        name="from",
        ge=0,
        required=False,
        description="The number of a version; 0 is before the first. The newest where it is left out.",
    ),
]
After = Annotated[
    int | None,
    QueryParameter(
        name="to",
        ge=0,
        required=False,
        description="The number of a version. The framework as it stands where it is left out.",
    ),
]


class OutcomeChanged(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome as it was and as it is; null where it was added or retired.

    Attributes:
        fields: names of the parts that differ, where it was revised.
    """

    before: Outcome | None
    after: Outcome | None
    fields: tuple[str, ...]


class IndicatorChanged(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator as it was and as it is, as `OutcomeChanged`."""

    before: Indicator | None
    after: Indicator | None
    fields: tuple[str, ...]


class CharacteristicChanged(msgspec.Struct, frozen=True, kw_only=True):
    """A quality characteristic as it was and as it is, as `OutcomeChanged`."""

    before: QualityCharacteristic | None
    after: QualityCharacteristic | None
    fields: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """All that differs: first what was revised, then what was added, then what was retired."""

    outcomes: tuple[OutcomeChanged, ...]
    indicators: tuple[IndicatorChanged, ...]
    characteristics: tuple[CharacteristicChanged, ...]


@get(
    "/frameworks",
    opt=for_act("see_frameworks"),
    responses=READING,
    summary="The frameworks of your council",
    tags=["Frameworks"],
)
async def list_frameworks(request: Asking, desk: AtDesk, asked: AskedMoment) -> tuple[FrameworkRow, ...]:
    """List frameworks by title, each with its draft and its newest agreed version."""
    async with desk.view(request, asked) as view:
        return await frameworks(view.connection, as_of=view.as_of)


@get(
    "/frameworks/{framework_id:uuid}",
    opt=for_act("see_frameworks"),
    responses=READING,
    summary="One framework",
    tags=["Frameworks"],
)
async def get_framework(request: Asking, desk: AtDesk, asked: AskedMoment, framework_id: AnId) -> Framework:
    """Give a framework as it stands: what is defined, in which edition, its draft and its agreed versions."""
    async with desk.view(request, asked) as view:
        return (await sheet_of(view, framework_id)).found


@get(
    "/frameworks/{framework_id:uuid}/versions/{number:int}",
    opt=for_act("see_frameworks"),
    responses=READING,
    summary="An agreed version of a framework",
    tags=["Frameworks"],
)
async def get_version(
    request: Asking, desk: AtDesk, asked: AskedMoment, framework_id: AnId, number: FromPath[int]
) -> AgreedVersion:
    """Give what was agreed. A version never changes."""
    async with desk.view(request, asked) as view:
        return (await version_of(view, framework_id, number)).found.present


@get(
    "/frameworks/{framework_id:uuid}/difference",
    opt=for_act("see_frameworks"),
    responses=READING,
    summary="What differs between two versions",
    tags=["Frameworks"],
)
async def get_difference(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    framework_id: AnId,
    before: Before = None,
    after: After = None,
) -> Difference:
    """Give what was revised, added and retired from one version to another, or to what stands now."""
    async with desk.view(request, asked) as view:
        sheet = await sheet_of(view, framework_id)
        number = len(sheet.found.versions) if before is None else before
        return _told(difference(await stood(view, sheet, number), await stood(view, sheet, after)))


@get(
    "/frameworks/{framework_id:uuid}/document",
    opt=for_act("see_frameworks"),
    responses=READING,
    summary="A framework as a document",
    tags=["Frameworks"],
)
async def get_document(
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    framework_id: AnId,
    version: FromQuery[int | None] = None,
) -> FrameworkDocument:
    """Give a framework, or a version of it, as one document that can be changed and sent back."""
    async with desk.view(request, asked) as view:
        if version is None:
            return (await sheet_of(view, framework_id)).document
        return (await version_of(view, framework_id, version)).document


def _told(differing: Differing) -> Difference:
    return Difference(
        outcomes=tuple(
            OutcomeChanged(before=known.before, after=known.after, fields=known.fields)
            for known in differing.outcomes
        ),
        indicators=tuple(
            IndicatorChanged(before=known.before, after=known.after, fields=known.fields)
            for known in differing.indicators
        ),
        characteristics=tuple(
            CharacteristicChanged(before=known.before, after=known.after, fields=known.fields)
            for known in differing.characteristics
        ),
    )


FRAMEWORKS = [list_frameworks, get_framework, get_version, get_difference, get_document]
