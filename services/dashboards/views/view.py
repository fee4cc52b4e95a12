"""What a view is: a form of address, and the page that it stands for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

import msgspec

from services.dashboards.page import Page
from services.dashboards.reading import Reading

Ids = Mapping[str, UUID]


class View(msgspec.Struct, frozen=True):
    """One kind of page.

    Attributes:
        pattern: of its addresses below the service's own, the ids in braces.
        page: makes the page for whoever reads; it raises `NothingThere` where they may not see it.
    """

    pattern: str
    page: Callable[[Reading, Ids], Awaitable[Page]]
