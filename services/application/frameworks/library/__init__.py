"""The starter library: frameworks that a council may begin from, with texts of our own.

They hold no quotations: the words of people are for each council to collect.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from services.application.frameworks.document import FrameworkDocument
from services.application.frameworks.json_form import read_document

STARTERS = ("young-people", "mental-health-day-service", "community")
"""Names of the library's files, in the order in which they are offered."""


@cache
def starter_frameworks() -> Mapping[str, FrameworkDocument]:
    """The frameworks of the starter library by their short names, in the order in which they are offered.

    Their ids are the library's own. A framework that begins with one gets ids of its own: see `adopt`.
    """
    files = resources.files(__name__)
    return {name: read_document(files.joinpath(f"{name}.json").read_bytes()) for name in STARTERS}
