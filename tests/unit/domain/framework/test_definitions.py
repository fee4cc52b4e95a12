"""An indicator can be read: it has a title, a scale where it needs one, and a band where it is maintained."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from domain.framework.definitions import Quotation, TookPart
from domain.shared.errors import Invalid
from domain.shared.values import Band
from tests.unit.domain.examples import HOPEFUL, WELL_BEING
from tests.unit.domain.scenario import assert_readable

NARROW = Band(lower=Decimal(1), upper=Decimal(2))


@pytest.mark.parametrize(
    ("changes", "field", "saying"),
    [
        ({"title": " "}, "title", "a title"),
        ({"measure": "score"}, "scale", "its scale"),
        ({"measure": "rating"}, "scale", "lowest and highest rating"),
        ({"direction": "maintain"}, "band", "needs a band"),
        ({"band": NARROW}, "band", "if, and only if"),
        ({"smallest_change": Decimal(0)}, "smallest_change", "above zero"),
        ({"smallest_change": Decimal("NaN")}, "smallest_change", "ordinary number"),
    ],
)
def test_an_indicator_that_could_not_be_read_is_refused(
    changes: dict[str, Any], field: str, saying: str
) -> None:
    with pytest.raises(Invalid, match=saying) as refused:
        replace(HOPEFUL, **changes)
    assert refused.value.field == field
    assert_readable(refused.value)


def test_a_maintained_indicator_has_a_band_and_a_score_has_a_scale() -> None:
    assert replace(HOPEFUL, direction="maintain", band=NARROW).band == NARROW
    assert WELL_BEING.scale is not None


@pytest.mark.parametrize("who", ["people_who_use_services", "providers", "commissioners"])
def test_no_fewer_people_than_none_take_part(who: str) -> None:
    with pytest.raises(Invalid, match="below zero") as refused:
        TookPart(**{who: -1})
    assert_readable(refused.value)


def test_nobody_is_counted_unless_it_is_said() -> None:
    assert TookPart() == TookPart(people_who_use_services=0, providers=0, commissioners=0)


@pytest.mark.parametrize("words", ["", " \n"])
def test_nobody_is_quoted_with_silence(words: str) -> None:
    with pytest.raises(Invalid, match="what was said") as refused:
        Quotation(words=words, said_by="a carer")
    assert refused.value.field == "words_of_people"
    assert_readable(refused.value)


def test_it_may_stay_open_who_said_something() -> None:
    assert Quotation(words="I like it here.").said_by == ""
