"""How changes of rows become versions: each ends where the next begins, and none overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.changes import Amend, End, NotProjectable, Put, RowChange
from projections.directory.tables import ORGANISATION
from projections.projector.fold import Fold
from projections.projector.lines import line_of
from projections.projector.shape import shapes_of
from tests.unit.domain.examples import an_id
from tests.unit.projections.given import SCHEMA
from tests.unit.projections.rows import Rows, at


def key(number: int) -> dict[str, Any]:
    """The key of an organisation."""
    return {"organisation_id": an_id(number)}


def put(number: int, name: str) -> Put:
    """An organisation as a whole."""
    return Put(ORGANISATION, key(number), {"name": name, "kind": "charity"})


def spans(rows: Rows) -> list[tuple[str, int, int | None]]:
    """Every version's name and span, in order."""
    return rows.spans(ORGANISATION, "name")


def test_a_version_ends_where_the_next_begins() -> None:
    rows = Rows(ORGANISATION)
    rows.project([(1, [put(1, "Kite")]), (4, [put(1, "Kite Youth")])])
    assert spans(rows) == [("Kite", 1, 4), ("Kite Youth", 4, None)]


def test_an_amended_row_keeps_its_other_columns() -> None:
    rows = Rows(ORGANISATION)
    rows.project([(1, [put(1, "Kite")])])
    rows.project([(2, [Amend(ORGANISATION, key(1), {"name": "Kite Youth"})])])
    assert spans(rows) == [("Kite", 1, 2), ("Kite Youth", 2, None)]
    assert [row["kind"] for row in rows.of(ORGANISATION)] == ["charity", "charity"]


def test_an_ended_row_can_begin_again_later() -> None:
    changes: list[tuple[int, Sequence[RowChange]]] = [
        (1, [put(1, "Kite")]),
        (3, [End(ORGANISATION, key(1))]),
        (7, [put(1, "Kite")]),
    ]
    together, apart = Rows(ORGANISATION), Rows(ORGANISATION)
    together.project(changes)
    for change in changes:
        apart.project([change])
    assert spans(together) == spans(apart) == [("Kite", 1, 3), ("Kite", 7, None)]


def test_of_two_versions_of_one_event_only_the_last_was_ever_known() -> None:
    rows = Rows(ORGANISATION)
    rows.project([(1, [put(1, "Kite"), put(1, "Kite Youth")])])
    assert spans(rows) == [("Kite Youth", 1, None)]


@pytest.mark.parametrize(
    "change", [Amend(ORGANISATION, key(1), {"name": "Kite"}), End(ORGANISATION, key(1))], ids=["amend", "end"]
)
def test_what_is_not_there_cannot_be_changed(change: RowChange) -> None:
    with pytest.raises(NotProjectable, match="organisation that is not there"):
        Rows(ORGANISATION).project([(1, [change])])


def test_what_was_ended_cannot_be_amended() -> None:
    rows = Rows(ORGANISATION)
    rows.project([(1, [put(1, "Kite")])])
    gone: list[RowChange] = [End(ORGANISATION, key(1))]
    with pytest.raises(NotProjectable):
        rows.project([(2, gone), (3, [Amend(ORGANISATION, key(1), {"name": "x"})])])


def test_an_event_that_does_not_fit_leaves_what_came_before_it_to_be_folded_again() -> None:
    shapes = shapes_of([ORGANISATION], SCHEMA)
    before = [line_of(put(1, "Kite"), at(1), shapes)]
    misfit = [put(1, "Kite Youth"), Amend(ORGANISATION, key(2), {"name": "x"})]
    fold, again = Fold({}), Fold({})
    fold.take(before)
    with pytest.raises(NotProjectable):
        fold.take([line_of(change, at(2), shapes) for change in misfit])
    again.take(before)
    (row,) = again.tables[shapes[ORGANISATION]].versions()
    assert (row["name"], row["known_to"]) == ("Kite", None)


def test_an_event_does_not_begin_and_end_a_row_at_once() -> None:
    with pytest.raises(NotProjectable, match="at once"):
        Rows(ORGANISATION).project([(1, [put(1, "Kite"), End(ORGANISATION, key(1))])])


def test_only_rows_that_are_amended_or_ended_are_loaded() -> None:
    rows = Rows(ORGANISATION)
    rows.project([(1, [put(2, "Harbour")])])
    rows.project([(2, [put(1, "Kite")]), (3, [End(ORGANISATION, key(2))])])
    assert list(rows.loaded.values()) == [{(an_id(2),)}]


acts = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(("put", "amend", "end"))), max_size=25)


@given(acts=acts, cuts=st.sets(st.integers(0, 25)))
def test_however_the_log_is_cut_into_batches_the_versions_are_the_same(
    acts: list[tuple[int, str]], cuts: set[int]
) -> None:
    changes = possible(acts)
    together, apart = Rows(ORGANISATION), Rows(ORGANISATION)
    together.project(changes)
    ends = [*sorted(cut for cut in cuts if cut < len(changes)), len(changes)]
    begin = 0
    for end in ends:
        apart.project(changes[begin:end])
        begin = end
    assert spans(together) == spans(apart)


@given(acts=acts)
def test_a_key_has_one_version_at_every_position_from_its_beginning_to_its_end(
    acts: list[tuple[int, str]],
) -> None:
    rows = Rows(ORGANISATION)
    rows.project(possible(acts))
    for position in range(len(acts) + 2):
        known = [
            row["organisation_id"]
            for row in rows.of(ORGANISATION)
            if row["known_from"] <= position and (row["known_to"] is None or row["known_to"] > position)
        ]
        assert len(known) == len(set(known))


def possible(acts: list[tuple[int, str]]) -> list[tuple[int, Sequence[RowChange]]]:
    """The acts that can be done, one an event: what is not there is neither amended nor ended."""
    there: set[int] = set()
    found: list[tuple[int, Sequence[RowChange]]] = []
    for position, (number, act) in enumerate(acts, 1):
        name = f"Name {position}"
        if act == "put":
            found.append((position, [put(number, name)]))
            there.add(number)
        elif number in there and act == "amend":
            found.append((position, [Amend(ORGANISATION, key(number), {"name": name})]))
        elif number in there:
            found.append((position, [End(ORGANISATION, key(number))]))
            there.remove(number)
    return found
