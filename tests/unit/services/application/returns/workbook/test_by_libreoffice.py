"""A template that a spreadsheet program opened and saved is read as before. Skipped where there is none."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from services.application.returns.workbook.reading import read_return
from services.application.returns.workbook.template import template
from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.forms.opendocument import write_opendocument
from services.application.workbooks.reading import read_workbook
from tests.unit.services.application.returns.workbook.making import PAGE, TYPED

SOFFICE = shutil.which("soffice")
WRITERS = {"xlsx": write_excel, "ods": write_opendocument}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine.")
@pytest.mark.parametrize(
    ("written", "saved"), [("xlsx", "xlsx"), ("xlsx", "ods"), ("ods", "ods"), ("ods", "xlsx")]
)
def test_a_template_that_libreoffice_saved_is_read_as_before(
    tmp_path: Path, written: str, saved: str
) -> None:
    opened = tmp_path / f"opened.{written}"
    opened.write_bytes(WRITERS[written](template(PAGE, TYPED, 7)))
    into = tmp_path / "saved"
    subprocess.run(
        [
            *(str(SOFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--convert-to", saved, "--outdir", str(into), str(opened)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    read = read_return(read_workbook((into / f"opened.{saved}").read_bytes(), f"return.{saved}"), PAGE)
    assert read.wrong == ()
    assert {name: answer for name, answer in read.answers.items() if answer} == TYPED
    assert read.seen == 7
