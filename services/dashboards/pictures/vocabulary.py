"""What a figure may hold, so that a picture of it leaves nothing out: whatever else it holds is refused.

The names and defaults are Plotly's (https://plotly.com/javascript/reference/).
"""

from __future__ import annotations

import msgspec

from services.dashboards.pictures.layout import Layout
from services.dashboards.pictures.marks import Bar, Scatter, Trace
from services.dashboards.pictures.part import Part
from services.dashboards.pictures.refusals import CannotDraw
from services.dashboards.template import Plot

__all__ = ["Bar", "Layout", "Plotted", "Scatter", "Trace", "plotted"]


class Plotted(Part, frozen=True, kw_only=True):
    """A whole figure."""

    data: tuple[Trace, ...]
    layout: Layout


# What is known of these types is worked out when it is first asked for. Pictures are made in threads, and two
# that ask for it at the same time bring the whole process down, so it is asked for here, once.
msgspec.json.Decoder(Plotted)


def plotted(figure: Plot) -> Plotted:
    """The dictionary as values that can be drawn.

    Raises:
        CannotDraw: where it holds a kind of mark, a mode, a symbol or a setting that is not known here;
            it says which and where.
    """
    try:
        return msgspec.convert(figure, Plotted)
    except msgspec.ValidationError as unknown:
        raise CannotDraw(f"This figure cannot be drawn as a picture: {unknown}") from unknown
