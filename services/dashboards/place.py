"""Where a page is: its address, with all of its state, and the addresses of the files that belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from domain.shared.values import Value


class Place(Value, frozen=True, kw_only=True):
    """The address of a page.

    Attributes:
        path: without the query.
        query: what it is narrowed by and the moment that it is about, as far as it says so.
    """

    path: str
    query: Mapping[str, str]

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.path}{_asking(self.query)}"

    def file(self, key: str, form: str) -> str:
        """The address of a file of one of its charts, or of all its numbers."""
        return f"{self.path}/{key}.{form}{_asking(self.query)}"

    def asking(self, name: str, value: str) -> Place:
        """The same page, asked for with one thing more, or otherwise."""
        return Place(path=self.path, query={**self.query, name: value})


def _asking(query: Mapping[str, str]) -> str:
    given = {name: value for name, value in query.items() if value}
    return f"?{urlencode(given)}" if given else ""
