"""Goes through one part of a workbook, element by element, and says how a workbook is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from services.application.workbooks.limits import Limits
from services.application.workbooks.problems import WorkbookRefused


class Refusals:
    """The sentences by which a file is refused as a whole.

    Args:
        name: what the file is called.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def no_workbook(self) -> WorkbookRefused:
        """It is something else, an old form, or broken."""
        return WorkbookRefused(
            f"“{self._name}” is not a workbook that can be read. Save it as an Excel workbook (.xlsx) or an "
            "OpenDocument spreadsheet (.ods), and try again.",
            field="workbook",
        )

    def protected(self) -> WorkbookRefused:
        """Nobody can look inside."""
        return WorkbookRefused(
            f"“{self._name}” is protected with a password. Take the password off, save it, and try again.",
            field="workbook",
        )

    def too_large(self, what: str) -> WorkbookRefused:
        """It would take too much to read."""
        return WorkbookRefused(f"{what} Take out what is not needed, or split it.", field="workbook")


class Listener(Protocol):
    """Is told what stands in a part, in order. Names come without their prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def text(self, written: str) -> None: ...

    def end(self, name: str) -> None: ...


class Walker:
    """Goes through the parts of one workbook.

    Args:
        refusals: how it is refused.
        limits: the most that is read; of elements in all parts together, for each takes its time.
    """

    def __init__(self, refusals: Refusals, limits: Limits) -> None:
        self.refusals, self.limits = refusals, limits
        self._left = limits.elements
        self._between: Callable[[], bytes] = bytes

    def walk(self, content: bytes, listener: Listener) -> None:
        """Tell a listener all that a part holds.

        Raises:
            WorkbookRefused: where it is not well formed, declares a document type, says what makes no sense,
                or holds too much.
        """
        begun = 0

        def start(name: str, attributes: Mapping[str, str]) -> None:
            nonlocal begun
            begun = parser.CurrentByteIndex
            self._left -= 1
            if self._left < 0:
                raise self.refusals.too_large(
                    f"The workbook holds more than {self.limits.elements:,} things."
                )
            listener.start(local(name), attributes)

        def refuse_document_type(*_: object) -> None:  # it could declare a text that grows without end
            raise self.refusals.no_workbook()

        parser = expat.ParserCreate()
        self._between = lambda: content[begun : parser.CurrentByteIndex]
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse_document_type
        parser.StartElementHandler = start
        parser.EndElementHandler = lambda name: listener.end(local(name))
        parser.CharacterDataHandler = listener.text
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the last for an encoding nobody knows
            raise self.refusals.no_workbook() from error
        finally:
            # Either would keep the whole part.
            self._between, parser.StartElementHandler = bytes, None

    def stands_plainly(self, written: str) -> bool:
        """Whether the element that ends holds this as it is written: no remark or reference within it.

        A library that reads the same part may see less of what is written in such ways.
        """
        return self._between().endswith(f">{written}".encode())


def alike(path: str) -> str:
    """A part's name as it is compared: programs find a part whatever its capitals."""
    return path.replace("\\", "/").lstrip("/").casefold()


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]
