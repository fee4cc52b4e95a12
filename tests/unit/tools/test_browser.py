"""Where the tests get their browser from."""

from collections.abc import Sequence
from pathlib import Path

from tools.browser import install

CHROMIUM = Path("/usr/bin/chromium")


class Machine:
    """A machine on which one command, if any, brings a browser."""

    def __init__(self, *, has_one: bool = False, brought_by: str = "") -> None:
        self.commands: list[str] = []
        self._found = CHROMIUM if has_one else None
        self._brought_by = brought_by

    def find(self) -> Path | None:
        return self._found

    def run(self, command: Sequence[str]) -> bool:
        self.commands.append(" ".join(command))
        if self._brought_by and self._brought_by in self.commands[-1]:
            self._found = CHROMIUM
        return True


def test_a_browser_at_hand_is_used() -> None:
    machine = Machine(has_one=True)
    assert install(machine.find, machine.run, root=True) == CHROMIUM
    assert machine.commands == []


def test_without_rights_to_install_packages_playwright_brings_one() -> None:
    machine = Machine(brought_by="playwright install")
    assert install(machine.find, machine.run, root=False) == CHROMIUM
    assert len(machine.commands) == 1


def test_playwright_is_asked_where_the_system_has_none() -> None:
    machine = Machine(brought_by="playwright install")
    assert install(machine.find, machine.run, root=True) == CHROMIUM
    assert "playwright install chromium" in machine.commands[-1]


def test_where_nothing_brings_one_there_is_none() -> None:
    machine = Machine()
    assert install(machine.find, machine.run, root=True) is None
