"""Breaks text into lines that fit a width, without asking a browser how wide its letters are."""

from __future__ import annotations

import unicodedata
from functools import cache

FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""Letters of the widths below; where none of these fonts is found, `AIR` makes up for the difference."""

_WIDTHS = {
    "'": 191,
    "ijl": 222,
    "|": 260,
    " !,./:;I[\\]ft": 278,
    "()-`r": 333,
    "{}": 334,
    '"': 355,
    "*": 389,
    "^": 469,
    "Jcksvxyz": 500,
    "#$0123456789?L_abdeghnopqu": 556,
    "+<=>~": 584,
    "FTZ": 611,
    "&ABEKPSVXY": 667,
    "CDHNRUw": 722,
    "GOQ": 778,
    "Mm": 833,
    "%": 889,
    "W": 944,
    "@": 1015,
}
"""Thousandths of the font's size, as the metrics of Helvetica give them; Arial and Liberation Sans agree."""
_WIDTH_OF = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_WIDE, _PICTURE, _OTHER = 1000, 1400, 850
AIR = 1.15
"""How much wider than its metrics a line is taken to be."""


def lines_of(text: str, width: int, font_size: int) -> tuple[str, ...]:
    """The text in lines of at most this width; a word that is too long for a line is broken.

    Args:
        text: any text; all white space in it counts as one space.
        width: in pixels.
        font_size: in pixels.
    """
    room = width * 1000 / (font_size * AIR)
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined) <= room:
            lines[-1] = joined
        else:
            lines.extend(_broken(word, room))
    return tuple(lines)


def _broken(word: str, room: float) -> list[str]:
    pieces = [""]
    used = 0
    for letter in word:
        width = _letter(letter)
        if pieces[-1] and width and used + width > room:
            pieces.append("")
            used = 0
        pieces[-1] += letter
        used += width
    return pieces


def width_of(text: str) -> int:
    """How wide a text is, in thousandths of its font's size."""
    return sum(map(_letter, text))


@cache
def _letter(letter: str) -> int:
    """The width of one letter; of one that no metrics are known of, rather too much."""
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTH_OF:
        return _WIDTH_OF[base]
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return 0  # stands on the letter before it, or is not seen
    if category == "So":
        return _PICTURE
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
