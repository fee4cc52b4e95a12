"""The groups of an indicator in words: each beside everybody, and the one furthest from them. No ranking."""

from __future__ import annotations

from domain.measures.groups import GroupDoubt
from domain.shared.figures import Amount, Count, Words
from services.dashboards.groups.apart import Apart, Group
from services.dashboards.trajectory import PeriodReading
from services.dashboards.wording import MISSING, said

NOT_ASKED = (
    "This indicator is not asked for groups of people one by one, so it cannot be told for whom things "
    "change. To see that, agree a revision of the contract that names the groups to look at. From then on "
    "each return asks for every group beside the figure for all."
)
NOT_GIVEN = (
    "This indicator is to be read for each of its groups of people, but no return has given a figure for any "
    "of them yet."
)
CHANCE: dict[GroupDoubt | None, str] = {
    None: "beyond chance",
    "within_chance": "which may be chance",
    "spread_not_known": "whether by chance cannot be told",
    "no_part_of_everybody": "whether by chance cannot be told",
    "fewer_than_ten_others": "whether by chance cannot be told",
    "fewer_than_ten_people": "whether by chance cannot be told",
}
WHY_UNTOLD: dict[GroupDoubt, str] = {
    "spread_not_known": "how far single people lie apart is not given",
    "no_part_of_everybody": "the group is not a part of those who were counted for all",
    "fewer_than_ten_others": "fewer than ten people are not of the group",
    "fewer_than_ten_people": "fewer than ten people were counted",
}
READ_SO = (
    "In each chart the line with dots is the group, and the thin line with small squares is everybody. All "
    "charts span the same time and the same figures."
)
PARTS = "Groups are parts of the whole, so no two compare"


def groups_finding(known: Apart) -> str:
    """Which group stands furthest from everybody in the last period, and whether that may be chance."""
    label = known.latest.period.label
    if isinstance(known.latest.figure, Words):
        return "Told in words, group by group"
    if known.latest.figure is None:
        return f"Cannot be told: no figure for everybody in {label}"
    furthest = furthest_of(known)
    if furthest is None or furthest.gap is None:
        return _no_furthest(known)
    if furthest.gap.difference == 0:
        return f"Every group stands where everybody does, {_figure(known, known.latest)}"
    here, all_of_them = _figure(known, furthest.latest), _figure(known, known.latest)
    chance = CHANCE[furthest.gap.doubt]
    return f"Furthest from everybody: {furthest.name}, {here} beside {all_of_them}, {chance}"


def furthest_of(known: Apart) -> Group | None:
    """The group whose figure lies furthest from everybody's; of two alike the one that is named first."""
    placed = [
        (abs(each.gap.difference), each)
        for each in known.groups
        if each.gap is not None and each.gap.difference is not None
    ]
    return max(placed, key=lambda pair: pair[0])[1] if placed else None


def _no_furthest(known: Apart) -> str:
    figures = [each.latest.figure for each in known.groups if each.latest.figure is not None]
    if not figures:
        return f"Cannot be told: no group has a figure for {known.latest.period.label}"
    if isinstance(known.latest.figure, Count | Amount):
        return PARTS
    return "Cannot be told: fewer than ten people in every group"


def group_finding(known: Apart, group: Group) -> str:
    """The heading of one group's chart: it beside everybody in the last period."""
    here, everybody = group.latest.figure, known.latest.figure
    if isinstance(here, Words):
        return "Told in words"
    if here is None:
        return f"No figure for {group.latest.period.label}: {_why_none(group)}"
    if everybody is None:
        return f"{_figure(known, group.latest)}, and no figure for everybody"
    if isinstance(here, Count | Amount):
        return f"{_figure(known, group.latest)} of {_figure(known, known.latest)} in all"
    beside = f"{_figure(known, group.latest)} beside {_figure(known, known.latest)} for everybody"
    if group.gap is None or group.gap.difference is None:
        return f"{beside}: fewer than ten people"
    return f"{beside}, {CHANCE[group.gap.doubt]}" if group.gap.difference else f"{beside}: no difference"


def _why_none(group: Group) -> str:
    missing = group.latest.missing
    return MISSING[missing] if missing else "not given"


def notes_on(group: Group) -> list[str]:
    """Why it cannot be told whether the group's distance is chance."""
    doubt = group.gap.doubt if group.gap else None
    if doubt is None or doubt == "within_chance":
        return []
    return [f"Whether this differs from everybody by chance cannot be told: {WHY_UNTOLD[doubt]}"]


def how_compared(known: Apart) -> str:
    """How groups are compared, below the finding; empty where they are not."""
    if not any(each.gap is not None and each.gap.interval is not None for each in known.groups):
        return ""
    told = (
        "Each group is compared with all people who are not of it, for the last period (Newcombe, 95%). "
        "The groups stand in the order in which the contract names them: this is no ranking."
    )
    if len(known.groups) > 2:  # noqa: PLR2004 - two groups are one comparison
        told += " Where many groups are compared, one may seem to differ by chance alone."
    return told


def _figure(known: Apart, reading: PeriodReading) -> str:
    story = known.everybody.story
    return said(reading.figure, reading.missing, story.indicator, story.decimals)
