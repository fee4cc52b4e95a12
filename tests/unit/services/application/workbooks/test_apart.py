"""Reading in a process of its own: the same workbook comes back, and every end of it is a sentence."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from services.application.workbooks import apart
from services.application.workbooks.apart import read_apart
from services.application.workbooks.passing import OUT_OF_MEMORY
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import read_workbook
from services.application.workbooks.writing import WrittenColumn, WrittenSheet, write_workbook
from tests.unit.services.application.workbooks.making import small, with_rows

KINDS = ("a word", Decimal("-12.5"), date(2026, 4, 1), True, None, "n1", "=1+1")


def of_all_kinds() -> bytes:
    columns = tuple(WrittenColumn(heading=f"{number}") for number in range(len(KINDS)))
    return write_workbook([WrittenSheet(name="Outcomes", columns=columns, rows=[KINDS])])


def programmed(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let the reading process be another program."""
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-I", "-c", program))


async def test_what_is_read_apart_is_what_is_read_here() -> None:
    failed = '<row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    for content in (of_all_kinds(), with_rows(failed)):
        assert await read_apart(content, "plan.xlsx") == read_workbook(content, "plan.xlsx")


async def test_every_kind_of_value_comes_back_as_it_went() -> None:
    sheet = (await read_apart(of_all_kinds(), "plan.xlsx")).sheet("Outcomes")
    assert tuple(cell.value for cell in sheet.row(2)) == KINDS


async def test_a_refusal_is_the_readers_own_sentence() -> None:
    with pytest.raises(WorkbookRefused, match=r"“plan.xlsx” is not a workbook") as refused:
        await read_apart(b"Dear council", "plan.xlsx")
    assert refused.value.field == "workbook"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        pytest.param("while True: pass", "more than 0.5 seconds to read. Take out", id="runs on"),
        pytest.param("import time; time.sleep(60)", "more than 0.5 seconds", id="sleeps"),
        pytest.param(f"raise SystemExit({OUT_OF_MEMORY})", "more than 256 MB of memory", id="out of memory"),
        pytest.param("import os; os.abort()", "more than 256 MB of memory", id="gives up"),
        pytest.param(
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "more than 0.5 seconds", id="killed"
        ),
        pytest.param(
            "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "is not a workbook", id="crashes"
        ),
        pytest.param("raise RuntimeError", "is not a workbook that can be read. Save it", id="fails"),
        pytest.param("print('hello')", "is not a workbook", id="answers nonsense"),
        pytest.param("", "is not a workbook", id="answers nothing"),
    ],
)
async def test_every_end_of_the_process_is_a_sentence_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    programmed(monkeypatch, program)
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    with pytest.raises(WorkbookRefused, match=said):
        await read_apart(small(), "plan.xlsx")


async def test_a_process_that_takes_too_long_is_not_left_running(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    number = tmp_path_factory.mktemp("apart") / "number"
    programmed(
        monkeypatch, f"import os, time; open({str(number)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    )
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    with pytest.raises(WorkbookRefused):
        await read_apart(small(), "plan.xlsx")
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


async def test_the_others_wait_their_turn_and_are_told_when_it_does_not_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programmed(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "SECONDS", 1)
    monkeypatch.setattr(apart, "PATIENCE", 0.3)
    said = await asyncio.gather(
        *(read_apart(small(), "plan.xlsx") for _ in range(apart.AT_ONCE + 1)), return_exceptions=True
    )
    waited = [str(error) for error in said if "Wait a minute, and try again" in str(error)]
    assert len(waited) == 1


async def test_more_than_are_read_at_once_are_all_read_in_the_end() -> None:
    many = await asyncio.gather(*(read_apart(small(), f"{n}.xlsx") for n in range(apart.AT_ONCE * 3)))
    assert [workbook.name for workbook in many] == [f"{n}.xlsx" for n in range(apart.AT_ONCE * 3)]


CONFINED = """
from services.application.workbooks import limits
limits.SECONDS = 1
from services.application.workbooks.child import confine
confine()
try:
    {body}
except (MemoryError, OSError):
    raise SystemExit(9)
"""


@pytest.mark.parametrize(
    ("body", "ended"),
    [
        pytest.param("bytearray(200 * 1024 * 1024)", 0, id="memory that it may have"),
        pytest.param("bytearray(300 * 1024 * 1024)", 9, id="more memory"),
        pytest.param(
            "import os; os.write(os.open('{path}', os.O_CREAT | os.O_WRONLY), b'x')", 9, id="writing"
        ),
        pytest.param("[open('/dev/null') for _ in range(100)]", 9, id="opening many files"),
        pytest.param("exec('while True: pass')", -9, id="running on"),
    ],
)
def test_the_process_confines_itself(tmp_path_factory: pytest.TempPathFactory, body: str, ended: int) -> None:
    path = tmp_path_factory.mktemp("child") / "rows"
    program = CONFINED.format(body=body.format(path=path))
    run = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=False)
    assert run.returncode == ended, run.stderr.decode()
    assert not path.exists() or not path.read_text()


def test_the_process_is_told_nothing_of_the_server_and_imports_little() -> None:
    program = "import sys, services.application.workbooks.child; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, check=True, text=True, env={}
    )
    heavy = {"litestar", "sqlalchemy", "asyncpg", "asyncio", "xlsxwriter", "eventstore", "structlog"}
    assert not heavy & set(run.stdout.split())
