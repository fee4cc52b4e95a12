"""What became of a figure since it was first said, in words by plain rules."""

from __future__ import annotations

from collections.abc import Sequence

from domain.shared.days import in_words
from services.dashboards.said.versions import Version, times_changed
from services.presentation.words import counted


def said_finding(versions: Sequence[Version]) -> str:
    """The heading of the chart of one figure: what was said first, and what is said now."""
    if not versions:
        return "Nothing was said for this period by then"
    first, now, changes = versions[0], versions[-1], times_changed(versions)
    match changes, first.told.figure, now.told.figure:
        case 0, _, _:
            return f"Said {_how_often(versions)}: {_brief(now)}"
        case _, None, None:
            return f"Changed {_times(changes)}, and still without a figure"
        case _, None, _:
            return f"First without a figure, now {_brief(now)}"
        case _, _, None:
            return f"First {_brief(first)}, now without a figure"
        case _ if now.point.words:
            return f"Told in words, and changed {_times(changes)}"
        case _ if first.told.figure == now.told.figure:
            return f"Changed {_times(changes)}, and back at {_brief(now)}"
        case _:
            return f"First {_brief(first)}, now {_brief(now)}"


def said_summary(versions: Sequence[Version]) -> str:
    """One sentence: when it was said first, when it changed last, and why."""
    if not versions:
        return "Nobody had told this figure at the moment that you are looking at."
    first, changed = versions[0], [version for version in versions if version.changed]
    begins = f"On {in_words(first.on)} {_was(first)}"
    if not changed:
        return f"{begins}, and nothing else was said since."
    last = changed[-1]
    why = f", because: “{last.told.reason.rstrip('. ')}”" if last.told.reason else ""
    return f"{begins}; it changed last on {in_words(last.on)}, when {_was(last)}{why}."


def all_finding(told: Sequence[Sequence[Version]]) -> str:
    """The heading of the table of all periods: in how many of them another thing was said later."""
    if not told:
        return "Nothing was said for any period by then"
    changed, periods = _changed(told), counted(len(told), "period", "periods")
    return f"Changed later in {changed:,} of {periods}" if changed else f"Nothing was changed in {periods}"


def all_summary(told: Sequence[Sequence[Version]]) -> str:
    """One sentence: of how many periods a figure was told, and how often in all it was changed."""
    if not told:
        return "Nobody had told a figure at the moment that you are looking at."
    times = sum(times_changed(versions) for versions in told)
    begins = f"A figure was told for {counted(len(told), 'period', 'periods')}"
    return f"{begins}, and changed {_times(times)} in all." if times else f"{begins}, and none was changed."


def _changed(told: Sequence[Sequence[Version]]) -> int:
    return sum(1 for versions in told if times_changed(versions))


def _how_often(versions: Sequence[Version]) -> str:
    often = _times(len(versions))
    return often if len(versions) == 1 else f"{often}, always the same"


def _brief(version: Version) -> str:
    """A figure as a heading says it; what is told in words is too long for one."""
    if version.told.figure is None:
        return f"no figure, {version.said}"
    return "told in words" if version.point.words else version.said


def _was(version: Version) -> str:
    if version.told.figure is None:
        return f"there was no figure ({version.said})"
    return "it was told in words" if version.point.words else f"it was said to be {version.said}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")
