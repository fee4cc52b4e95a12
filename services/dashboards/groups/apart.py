"""An indicator group by group, each as a trajectory of its own beside that of everybody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from msgspec.structs import replace

from domain.measures.groups import GroupGap, beside_everybody
from domain.provider_return.content import GroupReading
from domain.shared.figures import Figure
from domain.shared.values import Value
from services.dashboards.drawn import Drawn, draw
from services.dashboards.trajectory import Agreed, PeriodReading, Trajectory


class Group(Value, frozen=True, kw_only=True):
    """One group of people.

    Attributes:
        name: as the indicator calls it.
        drawn: its own readings, and what is expected of it.
        gap: how it stands beside everybody in the last period; None where the two do not compare or one of
            them has no figure.
    """

    name: str
    drawn: Drawn
    gap: GroupGap | None

    @property
    def latest(self) -> PeriodReading:
        """What is known of the group for the last period."""
        return self.drawn.trajectory.readings[-1]


class Apart(Value, frozen=True, kw_only=True):
    """Everybody, and the groups in the order in which the indicator names them, over the same periods."""

    everybody: Drawn
    groups: tuple[Group, ...]

    @property
    def latest(self) -> PeriodReading:
        """What is known of everybody for the last period."""
        return self.everybody.trajectory.readings[-1]


def apart(trajectory: Trajectory) -> Apart | None:
    """The groups since the first period in which any was read apart; None where none ever was."""
    in_order = sorted(trajectory.readings, key=lambda reading: reading.period.ends_on)
    since = list(dropwhile(lambda reading: not reading.groups, in_order))
    if not since:
        return None
    everybody = replace(trajectory, readings=tuple(since))
    names = dict.fromkeys(
        (*trajectory.indicator.disaggregations, *(each.group for reading in since for each in reading.groups))
    )
    return Apart(everybody=draw(everybody), groups=tuple(_group(everybody, name) for name in names))


def read_of(reading: PeriodReading, group: str) -> GroupReading | None:
    """What a period's return says of the group, or None."""
    return next((each for each in reading.groups if each.group == group), None)


def _group(everybody: Trajectory, name: str) -> Group:
    of_group = replace(
        everybody,
        readings=tuple(_reading(reading, name) for reading in everybody.readings),
        agreed=tuple(_agreed(everybody.agreed, name)),
    )
    figure, of_all = of_group.readings[-1].figure, everybody.readings[-1].figure
    return Group(name=name, drawn=draw(of_group), gap=_gap(figure, of_all))


def _reading(reading: PeriodReading, group: str) -> PeriodReading:
    said = read_of(reading, group)
    return PeriodReading(
        period=reading.period,
        figure=said.figure if said else None,
        missing=said.missing if said else None,
        travelled=said.travelled if said else None,
        return_id=reading.return_id,
        standing=reading.standing,
    )


def _agreed(agreed: Sequence[Agreed], group: str) -> list[Agreed]:
    """What is expected of the group itself; an expectation without it says that nothing is any longer."""
    paths = [{known.group: known.path for known in each.groups}.get(group, ()) for each in agreed]
    return [
        Agreed(effective_from=each.effective_from, path=path)
        for each, path in zip(agreed, paths, strict=True)
    ]


def _gap(group: Figure | None, everybody: Figure | None) -> GroupGap | None:
    return None if group is None or everybody is None else beside_everybody(group, everybody)
