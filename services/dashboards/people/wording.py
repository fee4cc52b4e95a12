"""The people who were measured twice, in words: counts always, percentages and means of ten or more."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.dashboards.people.measured import Measured
from services.dashboards.trajectory import Trajectory
from services.dashboards.wording import decimals_of, rounded
from services.presentation.numbers import number, per_cent
from services.presentation.words import counted

NOT_GIVEN = (
    "Nobody has said yet how far the same people came on this indicator. To see it, the same people must be "
    "measured at the start and again later, and the return must say how many improved, held and declined. "
    "The provider can work this out from a workbook when it fills in the return."
)
NOBODY = "nobody was measured twice"


def decimals_of_changes(trajectory: Trajectory) -> int:
    """So many digits after the point are shown of changes: at least one, since a mean is seldom whole."""
    return max(1, decimals_of(trajectory))


def counts_in_words(measured: Measured) -> str:
    """How many came which way: "31 improved, 20 held, 7 declined, 4 left"."""
    people = measured.travelled
    return f"{people.improved} improved, {people.held} held, {people.declined} declined, {people.left} left"


def mean_in_words(measured: Measured, decimals: int) -> str:
    """The mean change and where it is likely to lie: "2.4 (1.8 to 3.0)"."""
    if measured.mean is None:
        return f"not told, {why_not_told(measured)}"
    mean, interval = signed(measured.mean, decimals), measured.change.interval
    if interval is None:
        return mean
    return f"{mean} ({signed(interval.lower, decimals)} to {signed(interval.upper, decimals)})"


def why_not_told(measured: Measured) -> str:
    """Why the mean change is not told, or how sure it is."""
    people = measured.travelled.measured_twice
    if people == 0:
        return NOBODY
    if not measured.same_unit:
        return "it was measured in another unit then"
    if measured.change.shares is None:
        return f"only {counted(people, 'person was', 'people were')} measured twice"
    if measured.change.mean is None:
        return "the mean change was not given"
    return "how much people differ was not given"


def signed(exact: Decimal, decimals: int) -> str:
    """A change with its sign: "+2.4", "0"."""
    shown = rounded(exact, decimals)
    return f"+{number(shown)}" if shown > 0 else number(shown)


def people_finding(measured: Measured, latest: str) -> str:
    """The heading of the bars: what became of those who were measured twice in the last period.

    Args:
        measured: the last period in which it was given.
        latest: the label of the indicator's last period.
    """
    people = measured.travelled
    if measured.period.label != latest:
        return f"Not given for {latest}, last for {measured.period.label}"
    if people.measured_twice == 0:
        return f"Nobody was measured twice: {people.left} left before"
    shares = measured.change.shares
    if shares is None:
        twice = counted(people.measured_twice, "person", "people")
        return f"{people.improved} of {twice} improved, {people.declined} declined"
    return (
        f"{per_cent(shares.improved)} of {people.measured_twice:,} people improved, "
        f"{per_cent(shares.declined)} declined"
    )


def people_summary(measured: Measured) -> str:
    """The sentence below it, with all counts of the last period in which it was given."""
    people = measured.travelled
    twice = counted(people.measured_twice, "person was measured", "people were measured")
    told = (
        f"For {measured.period.label}, {twice} at the start and again later: {people.improved} improved, "
        f"{people.held} held and {people.declined} declined"
    )
    if not people.left:
        return f"{told}; nobody left before the second time."
    left = counted(people.left, "person", "people")
    return f"{told}; {left} left before the second time, and how they fared is not known."


def mean_finding(measured: Measured, decimals: int, latest: str) -> str:
    """The heading of the mean changes: whether people came nearer to what is wanted."""
    mean, change = measured.mean, measured.change
    if measured.period.label != latest:
        return f"Not given for {latest}, last for {measured.period.label}"
    if mean is None or change.interval is None:
        return f"Cannot be told: {why_not_told(measured)}"
    if change.verdict == "cannot_be_told":
        return f"Cannot be told: the mean change of {signed(mean, decimals)} may be chance"
    came = number(rounded(abs(mean), decimals))
    way = "the wanted way" if change.verdict == "improved" else "away from what is wanted"
    return f"People moved {came} {way} on average, beyond chance"


def mean_summary(measured: Measured, decimals: int) -> str:
    """The sentence below it, with the method."""
    mean, interval, label = measured.mean, measured.change.interval, measured.period.label
    if mean is None:
        return f"For {label} the mean change is not told, because {why_not_told(measured)}."
    people = measured.travelled.measured_twice
    told = f"For {label} the mean change of {people:,} people is {signed(mean, decimals)}"
    if interval is None:
        return f"{told}; how sure that is cannot be told, because {why_not_told(measured)}."
    low, high = signed(interval.lower, decimals), signed(interval.upper, decimals)
    return f"{told}, likely between {low} and {high} (Student's t, 95%); above nought is the wanted way."


def notes(trajectory: Trajectory, measured: Sequence[Measured]) -> tuple[str, ...]:
    """What qualifies the figures: periods without them, another measurement, a start that was remembered."""
    given = {each.period.label for each in measured}
    missing = [each.period.label for each in trajectory.readings if each.period.label not in given]
    told = [f"Not given for {', '.join(missing)}"] if missing else []
    told += [
        f"Measured in another way from {each.period.label} on: what is above does not compare with it"
        for each in measured
        if each.anew
    ]
    if any(each.baseline and each.baseline.quality == "retrospective" for each in trajectory.agreed):
        told.append(
            "The start was asked for looking back, not measured then, and people may remember it otherwise"
        )
    return tuple(told)
