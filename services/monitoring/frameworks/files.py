"""Taking a framework out as a file: as it stands, or as a version was agreed."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromQuery

from services.application.frameworks.json_form import written
from services.application.frameworks.workbook.writing import workbook_of
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk, Desk
from services.monitoring.frameworks.sheet import Sheet, sheet_of, version_of
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.workbooks import EXCEL, as_file, plain_name
from services.presentation.as_of import Asked

_FRAMEWORK = "/frameworks/{framework_id:uuid}"
_DIGITS = 6


@get(f"{_FRAMEWORK}/framework.xlsx", opt=for_act("see_frameworks"), include_in_schema=False)
async def as_workbook(
    request: Asking, desk: AtDesk, asked: AskedMoment, framework_id: AnId, version: FromQuery[str] = ""
) -> Response[bytes]:
    """As a workbook."""
    sheet = await _asked_for(request, desk, asked, framework_id, version)
    return as_file(workbook_of(sheet.document), EXCEL, file_name(sheet, "xlsx"))


@get(f"{_FRAMEWORK}/framework.json", opt=for_act("see_frameworks"), include_in_schema=False)
async def as_json(
    request: Asking, desk: AtDesk, asked: AskedMoment, framework_id: AnId, version: FromQuery[str] = ""
) -> Response[bytes]:
    """As JSON, for programs."""
    sheet = await _asked_for(request, desk, asked, framework_id, version)
    return as_file(written(sheet.document), "application/json", file_name(sheet, "json"))


def file_name(sheet: Sheet, ending: str) -> str:
    """A name that every machine can keep: "growing-up-well-version-2.xlsx"."""
    plain = plain_name(sheet.row.title) or "framework"
    which = (
        f"draft-{sheet.row.draft}" if sheet.version is None else f"version-{sheet.version.framework_version}"
    )
    return f"{plain}-{which}.{ending}"


async def _asked_for(request: Asking, desk: Desk, asked: Asked, framework_id: AnId, version: str) -> Sheet:
    if version and not (version.isascii() and version.isdecimal() and len(version) <= _DIGITS):
        raise Unknown
    async with desk.view(request, asked) as view:
        if not version:
            return await sheet_of(view, framework_id)
        return await version_of(view, framework_id, int(version))


FILES = [as_workbook, as_json]
