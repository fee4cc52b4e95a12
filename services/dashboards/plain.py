"""Parts of a page as plain dictionaries, exactly as Dash sends its components.

A page of many charts has thousands of cells. As components of Dash they cost more than all else of the page
together, so whatever stands in a chart is made of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def part(kind: str, children: Any, **props: Any) -> Any:
    """One element of HTML. It may stand where a component may; Dash's own types know of no such thing.

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


def graph(**props: Any) -> Any:
    """A drawing by Plotly, as Dash's `dcc.Graph` with these properties is sent."""
    return {"props": props, "type": "Graph", "namespace": "dash_core_components"}


def rows(named: str, kinds: Sequence[str], lines: Sequence[Sequence[Any]]) -> Any:
    """The rows of a table, only what is in each cell: the browser puts the cells round it.

    Args:
        named: the class of the first cell of each row, which names the row.
        kinds: the classes of the others.
        lines: what is in the cells of each row: text, or in the first one a part.
    """
    return {"props": {"children": lines, "named": named, "kinds": kinds}, "type": "Rows"}


def whole(parts: list[Any]) -> Any:
    """Parts without a chart among them as one component, which the browser puts up as they are.

    Dash tells each of its own components of every change: with thousands of cells a page would take a minute.
    """
    return {"props": {"tree": parts}, "type": "Whole", "namespace": "fingerpost"}
