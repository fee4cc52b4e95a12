"""How matplotlib is set, once and for all pictures alike, and the one font that it brings along."""

from __future__ import annotations

import re
from functools import cache

import matplotlib as mpl
from matplotlib.font_manager import (
    FontProperties,
    findfont,  # pyright: ignore[reportUnknownVariableType] - untyped there
    get_font,  # pyright: ignore[reportUnknownVariableType] - untyped there
)
from matplotlib.textpath import text_to_path

mpl.rcdefaults()  # whatever settings lie about where the service was started
mpl.rcParams.update(
    {
        "font.sans-serif": ["DejaVu Sans"],
        "lines.scale_dashes": False,
        # Every point that is told is drawn.
        "path.simplify": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "fingerpost",
        # Letters as wide in dots as they are in lines.
        "text.hinting": "none",
        # An amount of dollars is no formula.
        "text.parse_math": False,
    }
)
_BLANKS = re.compile(r"\s+")
UNKNOWN = "\N{WHITE SQUARE}"
"""Stands for a letter that the font lacks."""


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """The font in a size in pixels."""
    return FontProperties(family="sans-serif", size=size, weight="bold" if bold else "normal")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, font(size, bold=bold), ismath=False)
    return width


def writable(text: str) -> str:
    """The text in letters that the font has, its blanks single."""
    known = _letters()
    return "".join(letter if ord(letter) in known else UNKNOWN for letter in _BLANKS.sub(" ", text))


@cache
def _letters() -> frozenset[int]:
    plain, bold = (get_font(findfont(font(1, bold=bold))).get_charmap() for bold in (False, True))
    return frozenset(plain) & frozenset(bold)
