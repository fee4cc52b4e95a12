"""Finds what a cell names, by the words people know it by or by its id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Generic, TypeVar
from uuid import UUID

from domain.shared.errors import Invalid
from services.application.workbooks.cells import Cell, listed, plain, text

Thing = TypeVar("Thing")
SUGGESTIONS = 20
"""How often the nearest name is looked for: a workbook where every name is wrong has another trouble."""
_LINES = re.compile(r"[;\n]")


class Names(Generic[Thing]):
    """Things that a cell may name.

    Args:
        things: the id, the words and the thing itself of each.
        unknown: what to say of a name that is none of theirs, and what to do; "{name}" stands for it.
    """

    def __init__(self, things: Iterable[tuple[UUID, str, Thing]], *, unknown: str) -> None:
        self._unknown = unknown
        self._by_id: dict[str, Thing] = {}
        self._by_words: dict[str, list[tuple[UUID, Thing]]] = {}
        self._words: dict[str, str] = {}
        self._suggested: dict[str, str] = {}
        for thing_id, words, thing in things:
            self._by_id[str(thing_id)] = thing
            self._by_words.setdefault(plain(words), []).append((thing_id, thing))
            self._words[plain(words)] = words

    def one(self, cell: Cell) -> Thing | None:
        """The thing that a cell names, or None where it is empty.

        Raises:
            Invalid: where there is none of that name, or more than one.
        """
        written = text(cell)
        return self._named(written, cell) if written else None

    def several(self, cell: Cell) -> tuple[Thing, ...]:
        """The things that a cell names: on lines of their own, or with commas or semicolons between.

        Raises:
            Invalid: where one of them cannot be found; it says which.
        """
        found: list[Thing] = []
        wrong: list[str] = []
        for name in self._pieces(cell):
            try:
                found.append(self._named(name, cell))
            except Invalid as error:
                wrong.append(error.message)
        if wrong:
            raise Invalid(" ".join(wrong), field=cell.address)
        return tuple(found)

    def _pieces(self, cell: Cell) -> list[str]:
        """The names in a cell; one that has a comma in it needs no quotes if it stands on a line."""
        lines = [line.strip() for line in _LINES.split(text(cell)) if line.strip()]
        return lines if all(plain(line) in self._by_words for line in lines) else list(listed(cell))

    def _named(self, written: str, cell: Cell) -> Thing:
        by_id = self._by_id.get(written.lower())
        if by_id is not None:
            return by_id
        known = self._by_words.get(plain(written), [])
        if len(known) == 1:
            return known[0][1]
        if known:
            ids = " or ".join(str(thing_id) for thing_id, _ in known)
            raise Invalid(
                f"More than one is called “{written}”. Write the id of the one you mean: {ids}.",
                field=cell.address,
            )
        raise Invalid(self._unknown.replace("{name}", written) + self._meant(written), field=cell.address)

    def _meant(self, written: str) -> str:
        key = plain(written)
        if key not in self._suggested and len(self._suggested) < SUGGESTIONS:
            near = get_close_matches(key, self._words, n=1, cutoff=0.75)
            self._suggested[key] = f" Did you mean “{self._words[near[0]]}”?" if near else ""
        return self._suggested.get(key, "")
