"""What one figure was said to be over time: each version with its day, its reason and where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

import msgspec

from domain.framework.definitions import Indicator
from domain.shared.days import in_words, local_day
from domain.shared.values import Period, Value
from projections.returns.results import FigureVersion
from projections.timeline.origins import Origin
from services.dashboards.points import Point, points_of, stretch_on
from services.dashboards.trajectory import PeriodReading, Trajectory
from services.dashboards.wording import decimals_of, said
from services.presentation import words


class Version(Value, frozen=True, kw_only=True):
    """What a figure was said to be once.

    Attributes:
        told: as the record holds it.
        on: the day on which it was recorded.
        point: it as a mark of a chart over the days of recording.
        said: it in words: "45%", "3 of 8", "not collected".
        who: who said it, and in which role.
        source: by which way it came, as the record writes it; None where nobody said.
        changed: whether it says another thing than the version before it; never of the first.
    """

    told: FigureVersion
    on: date
    point: Point
    said: str
    who: str
    source: str | None
    changed: bool


class Sources(msgspec.Struct, frozen=True):
    """Where versions came from.

    Attributes:
        origins: of their events, by position.
        names: of people, by id, as far as the reader may know them.
    """

    origins: Mapping[int, Origin]
    names: Mapping[UUID, str]


NOBODY = Sources({}, {})


def versions_of(
    trajectory: Trajectory, reading: PeriodReading, sources: Sources = NOBODY
) -> tuple[Version, ...]:
    """All versions of a period's figure, oldest first; none where it comes from no return."""
    over_time = _over_days_of_recording(trajectory, reading)
    changes = [_says(before) != _says(after) for before, after in pairwise(reading.versions)]
    changed = [False, *changes] if reading.versions else []
    decimals = decimals_of(over_time)
    return tuple(
        Version(
            told=told,
            on=point.period.ends_on,
            point=point,
            said=said(told.figure, told.missing, over_time.indicator, decimals),
            who=_who(told, sources),
            source=_origin(told, sources).source,
            changed=is_changed,
        )
        for told, point, is_changed in zip(
            reading.versions, points_of(over_time, decimals), changed, strict=True
        )
    )


def times_changed(versions: Sequence[Version]) -> int:
    """How often it was said to be something else than before."""
    return sum(1 for version in versions if version.changed)


def definition_then(trajectory: Trajectory, period: Period) -> Indicator:
    """The definition that a period's figure was measured by: the one in force on its last day."""
    place = stretch_on(trajectory, period.ends_on)
    return trajectory.definitions[min(place, len(trajectory.definitions) - 1)]


def _over_days_of_recording(trajectory: Trajectory, reading: PeriodReading) -> Trajectory:
    """The versions as a series of their own, in which each day of recording is a period."""
    recorded = [(local_day(told.recorded_at), told) for told in reading.versions]
    return Trajectory(
        definitions=(definition_then(trajectory, reading.period),),
        readings=tuple(
            PeriodReading(
                period=Period(starts_on=on, ends_on=on, label=in_words(on)),
                figure=told.figure,
                missing=told.missing,
                comment=told.comment,
            )
            for on, told in recorded
        ),
    )


def _says(told: FigureVersion) -> tuple[object, ...]:
    return (told.figure, told.missing)


def _origin(told: FigureVersion, sources: Sources) -> Origin:
    unknown = Origin(actor_id=told.actor_id, role=None, source=None)
    return sources.origins.get(told.position, unknown)


def _who(told: FigureVersion, sources: Sources) -> str:
    origin = _origin(told, sources)
    if origin.actor_id is None:
        return "the service itself"
    role = words.ROLES.get(origin.role or "", "")
    name = sources.names.get(origin.actor_id, "somebody")
    return f"{name}, {role}" if role else name
