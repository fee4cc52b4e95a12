"""Words as lines: read from the little markup that figures have, and wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from domain.shared.values import Value
from services.dashboards.pictures.fonts import width_of, writable
from services.dashboards.pictures.refusals import CannotDraw

LEADING = 1.3
"""From line to line, as a part of the size of the letters."""
_MARKUP = re.compile(r"(<br>|<b>|</b>)")
_OTHER = re.compile(r"</?[a-z]")


class Run(Value, frozen=True, kw_only=True):
    """Words that are set alike."""

    text: str
    bold: bool = False


Line = tuple[Run, ...]
Lines = tuple[Line, ...]


def lines_of(markup: str) -> Lines:
    """A figure's text as lines.

    Raises:
        CannotDraw: where it holds markup beside `<b>` and `<br>`.
    """
    lines: list[list[Run]] = [[]]
    bold = False
    for piece in _MARKUP.split(markup):
        match piece:
            case "<br>":
                lines.append([])
            case "<b>" | "</b>":
                bold = piece == "<b>"
            case _ if _OTHER.search(piece):
                raise CannotDraw(f"The markup of “{piece}” cannot be drawn in a picture.")
            case _:
                lines[-1].append(Run(text=writable(unescape(piece)), bold=bold))
    return tuple(tuple(run for run in line if run.text) for line in lines)


def length(line: Line, size: float) -> float:
    """The width of a line in pixels."""
    return sum(width_of(run.text, size, bold=run.bold) for run in line)


def broad(lines: Lines, size: float) -> float:
    """The width of the longest line in pixels."""
    return max((length(line, size) for line in lines), default=0)


def high(lines: Lines, size: float) -> float:
    """The height of lines in pixels."""
    return len(lines) * size * LEADING


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> Lines:
    """Plain text as lines that are no wider than so many pixels; what is longer is parted within words."""
    return tuple((Run(text=line, bold=bold),) for line in _filled(text, size, width, bold=bold))


def narrowed(markup: str, size: float, width: float) -> Lines:
    """A figure's text as lines no wider than so many pixels."""
    lines: list[Line] = []
    for line in lines_of(markup):
        if len(line) == 1 and length(line, size) > width:
            lines += wrapped(line[0].text, size, width, bold=line[0].bold)
        else:
            lines.append(line)
    return tuple(lines)


def _filled(text: str, size: float, width: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in _parted(writable(text).split(), size, width, bold=bold):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, bold=bold) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _parted(words: Iterable[str], size: float, width: float, *, bold: bool) -> Iterator[str]:
    for word in words:
        if width_of(word, size, bold=bold) <= width:
            yield word
        else:
            yield from _cut(word, size, width, bold=bold)


def _cut(word: str, size: float, width: float, *, bold: bool) -> Iterator[str]:
    """Measured letter by letter: measuring what is already long again and again would take seconds."""
    widths = {letter: width_of(letter, size, bold=bold) for letter in set(word)}
    start, taken = 0, 0.0
    for place, letter in enumerate(word):
        if taken and taken + widths[letter] > width:
            yield word[start:place]
            start, taken = place, 0.0
        taken += widths[letter]
    yield word[start:]
