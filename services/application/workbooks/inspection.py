"""Looks a workbook's parts over before a library reads them.

The library lays every sheet out as a full rectangle and repeats what the file says is repeated, so a file of
a few hundred bytes could ask for all the memory there is. It also gives a formula without an answer as an
empty cell, which nobody would notice. Both are found here, by going through the same parts once.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from services.application.workbooks import excel, opendocument
from services.application.workbooks.extent import Place, Region
from services.application.workbooks.limits import MEGABYTE, Limits
from services.application.workbooks.parts import Refusals, Walker


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """What was found.

    Attributes:
        errors: by sheet and place, what a formula without an answer shows.
        percentages: by sheet, the cells whose number is shown as a percentage.
        merged: by sheet, the cells that were made one.
    """

    errors: Mapping[str, Mapping[Place, str]]
    percentages: Mapping[str, frozenset[Place]]
    merged: Mapping[str, tuple[Region, ...]]


def inspect(parts: Mapping[str, bytes], name: str, limits: Limits) -> Inspected:
    """Go through all parts of a workbook.

    Raises:
        WorkbookRefused: where they are none, are protected, or would take too much to read.
    """
    refusals = Refusals(name)
    walker = Walker(refusals, limits)
    if opendocument.CONTENT in parts and excel.WORKBOOK in parts:
        raise refusals.no_workbook()  # the library could take it for the other
    if opendocument.CONTENT in parts:
        extents = opendocument.extents(parts, walker)
    elif excel.WORKBOOK in parts:
        extents = excel.extents(parts, walker)
    else:
        raise refusals.no_workbook()
    if sum(extent.rows * extent.columns for extent in extents) > limits.cells:
        raise refusals.too_large(f"The sheets of “{name}” have more than {limits.cells:,} cells together.")
    if sum(extent.characters for extent in extents) > limits.unpacked:
        raise refusals.too_large(f"“{name}” unpacks to more than {limits.unpacked / MEGABYTE:g} MB.")
    return Inspected(
        errors={extent.sheet: extent.errors for extent in extents if extent.errors},
        percentages={known.sheet: frozenset(known.percentages) for known in extents if known.percentages},
        merged={extent.sheet: tuple(extent.merged) for extent in extents if extent.merged},
    )
