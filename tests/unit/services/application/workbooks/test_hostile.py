"""Every hostile workbook is read or refused with a sentence that says what to do, and takes what it may."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from functools import cache
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.application.workbooks.apart import read_apart
from services.application.workbooks.cells import Cell
from services.application.workbooks.limits import MEGABYTE, MEMORY, SECONDS, USUAL
from services.application.workbooks.passing import Answered, Asked, taken
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Workbook, read_workbook
from tests.unit.services.application.workbooks.hostile import HOSTILE
from tests.unit.services.application.workbooks.making import archive, parts_of

MEASURED = """
import resource, sys
from services.application.workbooks import child
def most_held():
    lines = dict(line.split(":") for line in open("/proc/self/status") if line.startswith("VmHWM"))
    return int(lines["VmHWM"].split()[0]) * 1024
before = most_held()
try:
    child.main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(most_held() - before, used.ru_utime + used.ru_stime, file=sys.stderr)
"""
"""The process that reads, which says at its end how many bytes and seconds it took."""


def read(content: bytes, name: str) -> Answered:
    """The answer of a process of its own, which may take no more than is allowed."""
    asked = msgspec.msgpack.encode(Asked(content, name, USUAL))
    ended = subprocess.run(
        [sys.executable, "-I", "-c", MEASURED], input=asked, capture_output=True, timeout=60, check=False
    )
    said = ended.stderr.decode()
    assert ended.returncode == 0, said
    memory, seconds = said.split()
    assert int(memory) < MEMORY, f"{int(memory) / MEGABYTE:.0f} MB"
    assert float(seconds) < SECONDS
    return msgspec.msgpack.decode(ended.stdout, type=Answered)


def cells_of(workbook: Workbook) -> dict[str, Cell]:
    """Every cell by its address."""
    return {
        cell.address: cell
        for sheet in workbook.sheets
        for row in range(1, sheet.height + 1)
        for cell in sheet.row(row)
    }


def test_there_are_many() -> None:
    assert len(HOSTILE) >= 150


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_read_or_refused_within_its_memory_and_time(what: str) -> None:
    case = HOSTILE[what]
    answer = read(case.make(), case.name)
    if case.refused:
        assert re.search(case.refused, answer.refused)
        return
    assert not answer.refused
    cells = cells_of(taken(answer, case.name))
    for address, value in case.read.items():
        assert (cells[address].value if address in cells else None) == value, address
    for address, shown in case.shows.items():
        assert cells[address].error == shown, address


async def test_what_cannot_be_looked_at_is_refused_by_the_server_in_the_same_words() -> None:
    case = HOSTILE["entities_that_grow"]
    with pytest.raises(WorkbookRefused, match=case.refused):
        await read_apart(case.make(), case.name)


@cache
def made(what: str) -> bytes:
    """The same bytes each time: a workbook tells the second in which it was made."""
    return HOSTILE[what].make()


@given(st.sampled_from(["an_ordinary_workbook", "ordinary_opendocument"]), st.randoms())
@settings(max_examples=400, deadline=None)
def test_no_damage_to_a_file_makes_the_reader_fall_over(what: str, chance: Random) -> None:
    content = bytearray(made(what))
    for _ in range(chance.randint(1, 4)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    cut = chance.choice((len(content), chance.randrange(len(content))))
    with contextlib.suppress(WorkbookRefused):
        read_workbook(bytes(content[:cut]), "plan.xlsx")


@given(st.sampled_from(["formula_with_its_answer", "ordinary_opendocument"]), st.randoms())
@settings(max_examples=400, deadline=None)
def test_no_damage_to_markup_makes_the_reader_fall_over(what: str, chance: Random) -> None:
    parts = parts_of(made(what))
    part = chance.choice(sorted(parts))
    content = parts[part]
    begin = chance.randrange(len(content))
    piece = content[begin : begin + chance.randint(1, 30)]
    other = chance.choice((b"", piece * 2, b"0", b"-1", b">"))
    damaged = content[:begin] + other + content[begin + len(piece) :]
    with contextlib.suppress(WorkbookRefused):
        read_workbook(archive({**parts, part: damaged}), "plan.xlsx")
