"""Every form of chart that the gallery shows. A form that is not in this list has no page."""

from __future__ import annotations

from typing import Final

from services.dashboards.gallery.compared import COMPARED
from services.dashboards.gallery.form import Form
from services.dashboards.gallery.groups import GROUPS
from services.dashboards.gallery.heading import HEADING
from services.dashboards.gallery.people import PEOPLE
from services.dashboards.gallery.portfolio import PORTFOLIO
from services.dashboards.gallery.real import REAL
from services.dashboards.gallery.said import SAID
from services.dashboards.gallery.side_by_side import SIDE_BY_SIDE
from services.dashboards.gallery.travelled import TRAVELLED

FORMS: Final[tuple[Form, ...]] = (
    TRAVELLED,
    SIDE_BY_SIDE,
    REAL,
    HEADING,
    PEOPLE,
    GROUPS,
    COMPARED,
    SAID,
    PORTFOLIO,
)
