"""Where on a form a problem is said: the field that it is about, where a link puts the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.monitoring.forms.values import Values

ANY = "*"


class Places:
    """The fields of one form.

    Args:
        values: what was sent; boxes and answers that nobody chose are not among it.
    """

    def __init__(self, values: Values) -> None:
        self._names = dict.fromkeys(values)
        self._rows: dict[str, Sequence[str]] = {}

    def know(self, *names: str) -> None:
        """The form has these fields."""
        self._names |= dict.fromkeys(name for name in names if name)

    def use(self, group: str, rows: Sequence[str]) -> None:
        """These rows of a group were filled in; the domain counts them from 0."""
        self._rows[group] = rows

    def of(self, path: str, names: Mapping[str, str]) -> str:
        """The field that a dotted path is about; "" where the form has none.

        Args:
            path: as the domain calls it.
            names: as `Form.placed` takes them.
        """
        parts = path.split(".") if path else []
        for length in range(len(parts), 0, -1):
            for known, called in names.items():
                if (caught := _caught(known.split("."), parts[:length])) is not None:
                    return self._nearest(self._put(called, caught, parts[length:]), called)
        return self._nearest(path, "")

    def _put(self, called: str, caught: Sequence[str], rest: Sequence[str]) -> str:
        """The form's name with its stars replaced: a number by that of the row which became it."""
        numbers, made = iter(caught), list[str]()
        for part in called.split("."):
            made.append(self._row(".".join(made), next(numbers, "")) if part == ANY else part)
        return ".".join(part for part in (*made, *rest) if part)

    def _row(self, group: str, number: str) -> str:
        rows = self._rows.get(group, ())
        if number.isdecimal() and int(number) < len(rows):
            return rows[int(number)].removeprefix(f"{group}.")
        return number

    def _nearest(self, name: str, called: str) -> str:
        if name in self._names:
            return name
        within = next((known for known in self._names if name and known.startswith(f"{name}.")), "")
        return within or (name if called and name == called else "")


def _caught(known: Sequence[str], parts: Sequence[str]) -> list[str] | None:
    """What the stars of a pattern stand for, or None where the parts are not like it."""
    if len(known) != len(parts):
        return None
    if any(each not in (ANY, part) for each, part in zip(known, parts, strict=True)):
        return None
    return [part for each, part in zip(known, parts, strict=True) if each == ANY]
