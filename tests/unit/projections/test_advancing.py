"""Rows that each event makes of the version before: what a batch holds of them and what is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, Uuid

from projections.changes import Advance, Amend, KnownRow, NotProjectable, Put, RowChange
from projections.known import carried
from projections.projector.shape import shape_of
from tests.unit.domain.examples import an_id
from tests.unit.projections.given import SCHEMA
from tests.unit.projections.rows import Changes, Rows


def table(name: str, *columns: Column[Any]) -> Table:
    """A table of a read model that there is only here."""
    return Table(
        name,
        MetaData(),
        Column("id", Uuid),
        Column("council_id", Uuid),
        Column("contract_id", Uuid, nullable=True),
        *columns,
        Column("known_from", Integer),
        Column("known_to", Integer),
        info={"key": ("id",)},
    )


SUM = table("sum", Column("total", Integer), carried("summands", tuple[int, ...]))
FACTOR = table("factor", Column("factor", Integer))
ONE: Mapping[str, Any] = {"id": an_id(1)}
TWO: Mapping[str, Any] = {"id": an_id(2)}


def add(number: int, key: Mapping[str, Any] = ONE) -> Advance:
    """The number times the factor is one more summand."""

    def step(before: KnownRow, read: Sequence[KnownRow]) -> Mapping[str, Any]:
        (factor,) = read
        summands = (*(before["summands"] if before else ()), number * (factor["factor"] if factor else 1))
        return {"total": sum(summands), "summands": summands}

    return Advance(SUM, key, step, ((FACTOR, key),))


def multiply(factor: int) -> Put:
    """From now on what is added is multiplied."""
    return Put(FACTOR, ONE, {"factor": factor})


def rows() -> Rows:
    """No rows yet."""
    return Rows(SUM, FACTOR)


def test_the_first_version_is_made_of_nothing_and_each_further_one_of_the_last() -> None:
    kept = rows()
    kept.project([(1, [add(2)]), (2, [add(3)])])
    kept.project([(4, [add(4)])])
    assert kept.spans(SUM, "total") == [(2, 1, 2), (5, 2, 4), (9, 4, None)]


def test_one_event_may_make_several_of_which_only_the_last_was_ever_known() -> None:
    kept = rows()
    kept.project([(1, [add(2), add(3), add(4, TWO)])])
    assert sorted(row["total"] for row in kept.of(SUM)) == [4, 5]


def test_rows_that_are_read_are_as_they_are_at_the_event() -> None:
    kept = rows()
    kept.project([(1, [multiply(10)])])
    kept.project([(2, [add(1)]), (3, [multiply(2)]), (4, [add(1)])])
    assert kept.spans(SUM, "total") == [(10, 2, 4), (12, 4, None)]
    assert kept.loaded == {shape_of(SUM, SCHEMA): {(an_id(1),)}, shape_of(FACTOR, SCHEMA): {(an_id(1),)}}


def test_what_is_carried_is_kept_in_the_current_version_alone() -> None:
    kept = rows()
    kept.project([(1, [add(2)]), (2, [add(3)])])
    assert [row["summands"] for row in kept.of(SUM)] == [None, packed(2, 3)]
    kept.project([(3, [Amend(SUM, ONE, {"total": 0})])])
    assert [row["summands"] for row in kept.of(SUM)] == [None, None, packed(2, 3)]


def packed(*summands: int) -> bytes:
    return msgspec.msgpack.encode(summands)


def test_a_row_that_is_put_is_what_the_next_is_made_of() -> None:
    kept = rows()
    kept.project([(1, [Put(SUM, ONE, {"total": 7, "summands": (7,)})]), (2, [add(1)])])
    assert kept.spans(SUM, "total") == [(7, 1, 2), (8, 2, None)]


@pytest.mark.parametrize("error", [NotProjectable("No."), KeyError("nothing")])
def test_what_cannot_be_made_does_not_fit(error: Exception) -> None:
    def step(before: KnownRow, read: Sequence[KnownRow]) -> Mapping[str, Any]:
        del before, read
        raise error

    with pytest.raises(NotProjectable, match=r"No\.|KeyError: 'nothing'"):
        rows().project([(1, [Advance(SUM, ONE, step)])])


acts = st.lists(st.tuples(st.sampled_from(("add", "multiply")), st.integers(1, 9)), max_size=25)


@given(acts=acts, cuts=st.sets(st.integers(0, 25)))
def test_however_the_log_is_cut_into_batches_the_versions_are_the_same(
    acts: list[tuple[str, int]], cuts: set[int]
) -> None:
    changes: Changes = [(position, _changes(act, number)) for position, (act, number) in enumerate(acts, 1)]
    together, apart = rows(), rows()
    together.project(changes)
    begin = 0
    for end in (*sorted(cut for cut in cuts if cut < len(changes)), len(changes)):
        apart.project(changes[begin:end])
        begin = end
    for column in ("total", "summands"):
        assert together.spans(SUM, column) == apart.spans(SUM, column)


def _changes(act: str, number: int) -> list[RowChange]:
    return [add(number), add(number, TWO)] if act == "add" else [multiply(number)]
