"""Parts of a page as plain dictionaries, exactly as Dash sends its components.

A page of many charts has thousands of cells. As components of Dash they cost more than all else of the page
together, so whatever stands in tables is made of these.
"""

from __future__ import annotations

from typing import Any

Plain = dict[str, Any]


def part(kind: str, children: Any, **props: str) -> Plain:
    """One element of HTML.

    Args:
        kind: of the element, as Dash's `html` calls it: "Td".
        children: text, another part, or a list of both; Dash's renderer escapes the text.
        props: its attributes by their names there: `className`.
    """
    return {
        "props": {"children": children, **props},
        "type": kind,
        "namespace": "dash_html_components",
    }
