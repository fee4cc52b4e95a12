"""What changed from one version of a framework to another, so that people can read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic
from domain.framework.model import AgreedVersion, id_of

Definition = TypeVar("Definition", bound=Outcome | Indicator | QualityCharacteristic)


class Changed(msgspec.Struct, Generic[Definition], frozen=True):
    """A definition as it was and as it is.

    Attributes:
        before: None where it was added.
        after: None where it was retired.
        fields: names of the parts that differ, where it was revised.
    """

    before: Definition | None
    after: Definition | None
    fields: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """All that differs: first what was revised, in its present order, then what was added, then retired."""

    outcomes: tuple[Changed[Outcome], ...]
    indicators: tuple[Changed[Indicator], ...]
    characteristics: tuple[Changed[QualityCharacteristic], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.outcomes or self.indicators or self.characteristics)


NOTHING = AgreedVersion(outcomes=(), indicators=(), characteristics=())
"""What stood before the first version."""


def difference(before: AgreedVersion, after: AgreedVersion) -> Difference:
    """What changed between two versions; neither need be the newest."""
    return Difference(
        outcomes=_changed(before.outcomes, after.outcomes),
        indicators=_changed(before.indicators, after.indicators),
        characteristics=_changed(before.characteristics, after.characteristics),
    )


def _changed(before: Sequence[Definition], after: Sequence[Definition]) -> tuple[Changed[Definition], ...]:
    was = {id_of(known): known for known in before}
    present = {id_of(known) for known in after}
    revised: list[Changed[Definition]] = [
        Changed(was[id_of(known)], known, _differing(was[id_of(known)], known))
        for known in after
        if id_of(known) in was and was[id_of(known)] != known
    ]
    added: list[Changed[Definition]] = [Changed(None, known) for known in after if id_of(known) not in was]
    retired: list[Changed[Definition]] = [
        Changed(known, None) for known in before if id_of(known) not in present
    ]
    return (*revised, *added, *retired)


def _differing(before: Definition, after: Definition) -> tuple[str, ...]:
    return tuple(name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name))
