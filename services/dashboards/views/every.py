"""Every view there is. A view that is not in this list has no address."""

from __future__ import annotations

from typing import Final

from starlette.routing import compile_path

from services.dashboards.addresses import PREFIX, id_in
from services.dashboards.refusals import NothingThere
from services.dashboards.views import across, contract, gallery, outcome, portfolio
from services.dashboards.views.indicator import (
    compared,
    figure,
    groups,
    heading,
    people,
    real,
    said,
    travelled,
)
from services.dashboards.views.view import Ids, View

VIEWS: Final[tuple[View, ...]] = (
    portfolio.VIEW,
    across.VIEW,
    contract.VIEW,
    outcome.VIEW,
    travelled.VIEW,
    real.VIEW,
    heading.VIEW,
    people.VIEW,
    groups.VIEW,
    compared.VIEW,
    said.VIEW,
    figure.VIEW,
)
"""Those that show the record."""
ALL_VIEWS: Final = (*VIEWS, *gallery.VIEWS)
_PATTERNS: Final = tuple((compile_path(f"{PREFIX}{view.pattern}")[0], view) for view in ALL_VIEWS)


def view_at(path: str) -> tuple[View, Ids]:
    """The view that an address is of, with the ids that it names.

    Raises:
        NothingThere: where it is of none.
    """
    for pattern, view in _PATTERNS:
        if found := pattern.match(path.rstrip("/")):
            return view, {name: id_in(text) for name, text in found.groupdict().items()}
    raise NothingThere
