"""What stands in a form, exactly as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from services.access import FORM_FIELD
from services.monitoring.desk import Asking
from services.monitoring.forms.days import typed_day

KEY = "key"
"""The hidden field that tells one showing of a form from another, so that a double click counts once."""
ADD = "add"
"""The name of the button that asks for one more row; its value is the name of the group."""
_ROW = re.compile(r"[0-9]{1,4}")


class Values(Mapping[str, str]):
    """What stands in the fields of a form, by name. A name that stands several times keeps all it holds.

    Args:
        pairs: name and text, in the order of the page.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._held: dict[str, tuple[str, ...]] = {}
        for name, text in pairs:
            self._held[name] = (*self._held.get(name, ()), text)

    @classmethod
    def of(cls, given: Mapping[str, object]) -> Values:
        """What a form holds before anybody types: nothing for None, three fields for a day, else its text.

        Args:
            given: by name, a text, a number, an id, a day, a flag, None, or several of such for checkboxes.
        """
        return cls(pair for name, value in given.items() for pair in _pairs(name, value))

    def __getitem__(self, name: str) -> str:
        return self._held[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def all(self, name: str) -> tuple[str, ...]:
        """Everything that stands under a name: the boxes that are ticked."""
        return self._held.get(name, ())

    def but(self, **changed: str) -> Values:
        """The same with some fields put otherwise, such as the edition that is now the newest."""
        kept = [(name, text) for name, texts in self._held.items() if name not in changed for text in texts]
        return Values([*kept, *changed.items()])

    @property
    def adding(self) -> str:
        """The group that one more row was asked for, or ""."""
        return self.get(ADD, "")

    def numbers(self, group: str) -> tuple[int, ...]:
        """The numbers of a group's rows as they were sent, empty ones too."""
        start = f"{group}."
        found = (name[len(start) :].split(".")[0] for name in self._held if name.startswith(start))
        return tuple(sorted({int(number) for number in found if _ROW.fullmatch(number)}))

    def rows(self, group: str, least: int = 1) -> tuple[str, ...]:
        """The names of the rows to show, like `path.0`: those that were sent, and one more if asked for.

        Args:
            group: name of the group.
            least: how many rows are shown at least, so that there is one to begin with.
        """
        numbers = self.numbers(group)
        wanted = max(least, len(numbers) + (self.adding == group))
        following = (numbers[-1] + 1) if numbers else 0
        more = range(following, following + wanted - len(numbers))
        return tuple(f"{group}.{number}" for number in (*numbers, *more))


async def posted(request: Asking) -> Values:
    """What was sent by a form, without its token and without files."""
    form = await request.form()
    return Values(
        (name, text) for name, text in form.multi_items() if isinstance(text, str) and name != FORM_FIELD
    )


def _pairs(name: str, value: object) -> Iterable[tuple[str, str]]:
    match value:
        case None | False:
            pass
        case True:
            yield name, "yes"
        case date():
            yield from ((f"{name}.{part}", text) for part, text in typed_day(value).items())
        case str():
            yield name, value
        case Sequence():
            yield from ((name, str(each)) for each in cast("Sequence[object]", value))
        case _:
            yield name, str(value)
