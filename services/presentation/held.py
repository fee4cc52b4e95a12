"""What a return holds, line by line, as people read it."""

from __future__ import annotations

from collections.abc import Sequence

from domain.provider_return.content import CommonData, Declaration, GroupReading, Reading
from domain.shared.travelled import Travelled
from projections.returns.results import FigureVersion
from services.presentation.numbers import figure, number
from services.presentation.words import MISSING_SAID, counted


def figure_said(given: Reading | GroupReading | FigureVersion, unit: str, *, exact: bool = False) -> str:
    """The figure, or why there is none."""
    if given.figure is not None:
        return figure(given.figure, unit, exact=exact)
    return MISSING_SAID[given.missing] if given.missing is not None else ""


def travelled_said(known: Travelled) -> str:
    """How far the same people came: the numbers of people first, the mean of their changes after."""
    twice = counted(known.measured_twice, "person was measured twice", "people were measured twice")
    ways = f"{known.improved:,} improved, {known.held:,} stayed about the same, {known.declined:,} declined"
    said = [f"{twice}: {ways}"] if known.measured_twice else ["Nobody was measured twice"]
    if known.mean is not None:
        said.append(f"mean change {number(known.mean)}")
    if known.deviation is not None:
        said.append(f"standard deviation {number(known.deviation)}")
    left = counted(known.left, "person", "people")
    after = f" {left} left before the second time." if known.left else ""
    return f"{'; '.join(said)}.{after}"


def reading_lines(given: Reading | FigureVersion, unit: str, *, exact: bool = False) -> Sequence[str]:
    """A reading: for everybody, how far the same people came, and the same for each group."""
    lines = [figure_said(given, unit, exact=exact)]
    if given.travelled is not None:
        lines.append(travelled_said(given.travelled))
    for group in given.groups:
        travelled = "" if group.travelled is None else f". {travelled_said(group.travelled)}"
        lines.append(f"{group.group}: {figure_said(group, unit, exact=exact)}{travelled}")
    return lines


def data_lines(data: CommonData) -> Sequence[str]:
    """A part of the common dataset: a number for each group, or why there are none."""
    if data.missing is not None:
        return [MISSING_SAID[data.missing]]
    return [f"{known.group}: {known.count:,}" if known.group else f"{known.count:,}" for known in data.counts]


def declared_lines(declared: Declaration) -> Sequence[str]:
    """Whether something holds, and what was said about it."""
    said = ["Yes" if declared.confirmed else "Not yet"]
    return [*said, f"“{declared.explanation}”"] if declared.explanation else said
