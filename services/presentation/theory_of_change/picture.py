"""Writes a drawing as SVG that may stand in a page or be a file of its own.

It has neither scripts nor inline styles, which the pages' security policy forbids: everything is said by
attributes. No colour means anything by itself; those of the lines only help to follow one line among others.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from services.presentation.theory_of_change.drawing import (
    FONT_SIZE,
    GUTTER,
    LINE,
    PADDING,
    TOP,
    Box,
    Drawing,
    Kind,
    Link,
)
from services.presentation.theory_of_change.wrapping import FONTS
from services.presentation.words import counted

INK, PAPER = "#0b0c0c", "#ffffff"
EDGES: dict[Kind, tuple[str, str]] = {
    "activity": ("#12436d", "2"),
    "output": ("#505a5f", "1"),
    "outcome": ("#801650", "3"),
    "indicator": ("#505a5f", "1"),
}
"""Colour and width of a box's edge."""
SERIES = ("#12436d", "#801650", "#1d70b8", "#00703c", "#942514", "#54319f")
"""Colours of activities' lines, in turn."""
PLAIN = "#505a5f"
NOTE = "#505a5f"
_ASCENT = 14
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no way to write."""


def svg(drawing: Drawing, *, title: str, name: str = "theory-of-change") -> str:
    """The drawing as an SVG element, escaped and ready to be put into a page.

    Shown at its own size; a page lets it scroll within a region of its own.

    Args:
        drawing: what to draw.
        title: what the picture is of, for who does not see it.
        name: begins the ids of its title and description, which must be the only ones on a page.
    """
    size = (str(drawing.width), str(drawing.height))
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "viewBox": f"0 0 {' '.join(size)}",
            "width": size[0],
            "height": size[1],
            "font-family": FONTS,
            "font-size": str(FONT_SIZE),
            "fill": INK,
        },
    )
    _text(root, "title", title, id=f"{name}-title")
    _text(root, "desc", description(drawing), id=f"{name}-description")
    ET.SubElement(root, "rect", {"width": size[0], "height": size[1], "fill": PAPER})
    for words, x in drawing.headings:
        _text(root, "text", words, x=str(x), y=str(TOP - GUTTER // 3), **{"font-weight": "bold"})
    for link in drawing.links:
        ET.SubElement(root, "path", _line(link))
    for box in drawing.boxes:
        _box(root, box)
    return ET.tostring(root, encoding="unicode")


def description(drawing: Drawing) -> str:
    """What the picture shows, in a sentence; the words themselves stand in the table beside it."""
    kinds = [box.key[0] for box in drawing.boxes]
    outcomes = counted(kinds.count("outcome"), "outcome", "outcomes")
    indicators = counted(kinds.count("indicator"), "indicator", "indicators")
    activities = counted(kinds.count("activity"), "activity", "activities")
    return (
        f"Lines lead from {activities} to {outcomes}, and from there to {indicators}. "
        "The table says which leads to which."
    )


def _line(link: Link) -> dict[str, str]:
    half = (link.x_end - link.x_bend) // 2
    curve = f"{link.x_bend + half} {link.y_start} {link.x_end - half} {link.y_end} {link.x_end} {link.y_end}"
    return {
        "d": f"M{link.x_start} {link.y_start}H{link.x_bend}C{curve}",
        "fill": "none",
        "stroke": PLAIN if link.series is None else SERIES[link.series % len(SERIES)],
        "stroke-width": "2",
    }


def _box(root: ET.Element, box: Box) -> None:
    colour, edge = EDGES[box.key[0]]
    group = ET.SubElement(root, "g")
    frame = {
        "x": str(box.x),
        "y": str(box.y),
        "width": str(box.width),
        "height": str(box.height),
        "fill": PAPER,
        "stroke": colour,
        "stroke-width": edge,
    }
    if box.note:
        frame["stroke-dasharray"] = "6 4"
    ET.SubElement(group, "rect", frame)
    text = ET.SubElement(group, "text")
    x, y = str(box.x + PADDING), box.y + PADDING + _ASCENT
    for number, line in enumerate([*box.lines, *box.note]):
        ours = {"fill": NOTE, "font-style": "italic"} if number >= len(box.lines) else {}
        _text(text, "tspan", line, x=x, y=str(y + LINE * number), **ours)


def _text(parent: ET.Element, tag: str, words: str, **attributes: str) -> None:
    written = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(words.split()))
    ET.SubElement(parent, tag, attributes).text = written
