"""What a comparison shows, in words by plain rules. It names a part of the others, never a rank."""

from __future__ import annotations

from collections.abc import Mapping

from domain.measures.comparators import FEWEST_PROVIDERS, Place
from domain.shared.values import Direction
from services.dashboards.compared.beside import Beside, PointBeside
from services.dashboards.wording import in_unit

LIES: Mapping[Place, str] = {
    "below_middle_half": "lower than three quarters",
    "in_middle_half": "in the middle half",
    "above_middle_half": "higher than three quarters",
}
"""Where a figure lies among the others; "of unitary authorities" or "of them" follows."""

WANTED: Mapping[Direction, str] = {
    "increase": "; higher is what is wanted",
    "decrease": "; lower is what is wanted",
    "maintain": "",
    "none": "",
}


def finding(beside: Beside) -> str:
    """The heading: the part of the others that the latest figure is lower or higher than, and was before."""
    if not beside.can_be_compared:
        return f"Not compared: {_why_not(beside)}"
    latest = beside.points[-1]
    if latest.place is None:
        return f"Cannot be told: {_doubt(beside, latest)}"
    lies = f"{LIES[latest.place].capitalize()} of {beside.peer_group}"
    before = _before(beside)
    if before is None or before.place is None:
        return lies
    when = f"in {before.own.period.label}"
    return f"{lies}, as {when}" if before.place == latest.place else f"{lies}; {when} {LIES[before.place]}"


def sentence(beside: Beside) -> str:
    """One sentence: the latest figure, the middle of the others and how many they are; or what is needed."""
    if not beside.can_be_compared:
        return _needed(beside)
    latest = beside.points[-1]
    said = [_own(beside, latest), *_others(beside, latest)]
    wanted = WANTED[beside.indicator.direction] if latest.place is not None else ""
    return f"{'; '.join(said)}{wanted}."


def place_words(point: PointBeside) -> str:
    """Where a period's figure lies, as a table says it; empty where that cannot be told."""
    return "" if point.place is None else LIES[point.place]


def above_the_line(beside: Beside, point: PointBeside) -> tuple[str, ...]:
    """What the line of the middle figures is, in lines short enough for a narrow screen."""
    return f"half of the {point.gave}", beside.peer_group, "are above the diamonds"


def counts_note(beside: Beside) -> str:
    """How many stand behind the lines, from the fewest to the most, and who is not counted."""
    gave = [point.gave for point in beside.points if point.among is not None]
    few, most = min(gave), max(gave)
    counted = f"{most}" if few == most else f"{few} to {most}"
    return (
        f"Behind the lines stand the figures of {counted} {beside.peer_group}; the table says for each "
        "period how many there are and how many were asked and gave none. Whoever was not asked, or is "
        "there no more, is not counted"
    )


def _why_not(beside: Beside) -> str:
    if beside.indicator.measure == "narrative":
        return "it is told in words"
    if not beside.peer_group:
        return "no group of comparable providers is known"
    if not beside.points:
        return "no reading yet"
    return f"fewer than five {beside.peer_group} can be seen that measure this way"


def _needed(beside: Beside) -> str:
    if beside.indicator.measure == "narrative":
        return "What is told in words has no order, so only an indicator with figures can be compared."
    if not beside.peer_group:
        return (
            "The record does not say which providers are like this one. It can be compared once a "
            "commissioner has named its peer group, on the page of organisations."
        )
    if not beside.points:
        return "Once there is a reading it is set beside those of others for the same period."
    return (
        f"A comparison takes at least {FEWEST_PROVIDERS} figures of one period, measured in the same way, "
        "so that nobody's own can be guessed; only figures of contracts that you may see are counted."
    )


def _doubt(beside: Beside, latest: PointBeside) -> str:
    label = latest.own.period.label
    if latest.own.gap:
        return f"no figure for {label}, {latest.own.gap}"
    return f"only {latest.gave} of the {beside.peer_group} measured this way for {label}"


def _before(beside: Beside) -> PointBeside | None:
    """The last period before the latest that has a place, measured in the same way."""
    *earlier, latest = beside.points
    alike = [each for each in earlier if each.place is not None and each.own.stretch == latest.own.stretch]
    return alike[-1] if alike else None


def _own(beside: Beside, latest: PointBeside) -> str:
    label = latest.own.period.label
    if latest.own.number is None:
        return f"For {label} there is no figure ({latest.own.gap})"
    return f"In {label} it is {in_unit(latest.own.number, beside.indicator, beside.decimals)}"


def _others(beside: Beside, latest: PointBeside) -> list[str]:
    if latest.among is None:
        few = f"{latest.gave} of the {beside.peer_group} gave a figure that was measured this way"
        return [f"{few}, which is too few to compare with"]
    median, lower, upper = (
        in_unit(each, beside.indicator, beside.decimals)
        for each in (latest.among.median, latest.among.lower, latest.among.upper)
    )
    none = f", and {latest.gave_none} gave none" if latest.gave_none else ""
    return [
        f"half of the {latest.gave} {beside.peer_group} that gave a figure are above {median}{none}",
        f"the middle half lie between {lower} and {upper}",
    ]
