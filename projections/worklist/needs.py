"""What needs a person, of each kind of thing: the day by which it is due, whose it is and how it is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, Final, Literal, get_args

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Select,
    Text,
    Uuid,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from domain.contract.terms import Party
from projections.contracts.tables import BREAK_POINT, CONTRACT, REVISION
from projections.known import as_known
from projections.returns.tables import QUERY, RETURN

Need = Literal[
    "return_late",
    "return_locked",
    "return_to_look_at",
    "return_to_answer",
    "revision_to_answer",
    "revision_waiting",
    "revision_drafted",
    "break_point_near",
    "break_point_due",
    "contract_without_map",
    "contract_ending",
]
"""Why a person is needed. `return_to_look_at` was submitted; `return_to_answer` holds a question that waits
for its provider. `revision_to_answer` waits for whoever asks, `revision_waiting` for the other party."""

NEEDS: Final[frozenset[Need]] = frozenset(get_args(Need))
BREAK_POINT_NEAR: Final = 60
"""Days before a break point on which it is time to think of it."""
CONTRACT_ENDING: Final = 180
"""Days before its end on which it is time to think of what follows a contract."""
_Part = Select[*tuple[Any, ...]]
OF_RETURNS: Final[frozenset[Need]] = frozenset(
    {"return_late", "return_locked", "return_to_look_at", "return_to_answer"}
)
_OF_REVISIONS: Final[frozenset[Need]] = frozenset(
    {"revision_to_answer", "revision_waiting", "revision_drafted"}
)
_OF_BREAK_POINTS: Final[frozenset[Need]] = frozenset({"break_point_near", "break_point_due"})
_OF_CONTRACTS: Final[frozenset[Need]] = frozenset({"contract_without_map", "contract_ending"})


def needs_of(party: Party, today: date, as_of: int, among: Collection[Need]) -> CTE:
    """What needs a person, with columns `need`, `due_on`, `contract_id`, `about` and `detail`.

    Args:
        party: for whom.
        today: the day on which it stands.
        as_of: the position of the log.
        among: only these needs; at least one.
    """
    parts = [
        part
        for needs, part in (
            (OF_RETURNS, _of_returns(today, as_of)),
            (_OF_REVISIONS, _of_revisions(party, today, as_of)),
            (_OF_BREAK_POINTS, _of_break_points(today, as_of)),
            (_OF_CONTRACTS, _of_contracts(today, as_of)),
        )
        if not needs.isdisjoint(among)
    ]
    found = union_all(*parts).subquery("found")
    return select(found).where(found.c.need.in_(sorted(among))).cte("needs")


def _part(  # noqa: PLR0913, PLR0917 - the columns of a need
    need: ColumnElement[Any],
    due_on: ColumnElement[Any],
    contract_id: ColumnElement[Any],
    about: ColumnElement[Any],
    detail: ColumnElement[Any],
    where: Sequence[ColumnElement[bool]],
) -> _Part:
    """Needs of one kind of thing, in one look at its table: what it needs is one of several, or nothing."""
    return select(
        need.label("need"),
        cast(due_on, Date).label("due_on"),
        contract_id.label("contract_id"),
        cast(about, Uuid).label("about"),
        detail.label("detail"),
    ).where(*where)


def _one_of(*needs: tuple[ColumnElement[bool], Need], otherwise: Need) -> ColumnElement[Any]:
    return case(*((when, literal(need, Text)) for when, need in needs), else_=literal(otherwise, Text))


def _of_returns(today: date, as_of: int) -> _Part:
    table = RETURN.c
    submitted = table.standing == "submitted"
    locked = and_(table.locks_on < today, ~func.coalesce(table.lock_lifted_until >= today, False))
    waiting = exists().where(
        QUERY.c.return_id == table.return_id,
        as_known(QUERY, as_of),
        QUERY.c.answer.is_(None),
        QUERY.c.asked_at_position > func.coalesce(table.sent_back_at_position, 0),
    )
    need = _one_of(
        (and_(submitted, waiting), "return_to_answer"),
        (submitted, "return_to_look_at"),
        (locked, "return_locked"),
        otherwise="return_late",
    )
    # Named one by one, for the index: nearly all returns are accepted.
    unsettled = table.standing.in_(("open", "sent_back", "submitted"))
    where = [as_known(RETURN, as_of), unsettled, or_(submitted, table.due_on < today)]
    return _part(need, table.due_on, table.contract_id, table.return_id, table.period_label, where)


def _of_revisions(party: Party, today: date, as_of: int) -> _Part:
    table = REVISION.c
    need = _one_of(
        (table.standing == "drafted", "revision_drafted"),
        (table.proposed_by == party, "revision_waiting"),
        otherwise="revision_to_answer",
    )
    under_way = table.standing.in_(("drafted", "proposed"))
    # Nothing can become of a revision when its contract is over.
    of_contract = [table.contract_id == CONTRACT.c.contract_id, *_not_over(today, as_of)]
    where = [as_known(REVISION, as_of), under_way, *of_contract]
    return _part(need, table.effective_from, table.contract_id, table.revision_id, table.reason, where)


def _of_break_points(today: date, as_of: int) -> _Part:
    table = BREAK_POINT.c
    need = _one_of((table.falls_on <= today, "break_point_due"), otherwise="break_point_near")
    near = today + timedelta(days=BREAK_POINT_NEAR)
    open_still = [as_known(BREAK_POINT, as_of), table.closed_at.is_(None), table.falls_on <= near]
    of_contract = [table.contract_id == CONTRACT.c.contract_id, *_not_over(today, as_of)]
    where = [*open_still, *of_contract, table.falls_on <= CONTRACT.c.ends_on]
    return _part(need, table.falls_on, table.contract_id, table.break_point_id, table.purpose, where)


def _of_contracts(today: date, as_of: int) -> _Part:
    table = CONTRACT.c
    need = _one_of((~table.has_map, "contract_without_map"), otherwise="contract_ending")
    due_on = case((~table.has_map, table.starts_on), else_=table.ends_on)
    soon = today + timedelta(days=CONTRACT_ENDING)
    ending = and_(table.starts_on <= today, table.ends_on <= soon)
    where = [*_not_over(today, as_of), or_(~table.has_map, ending)]
    return _part(need, due_on, table.contract_id, null(), literal("", Text), where)


def _not_over(today: date, as_of: int) -> list[ColumnElement[bool]]:
    return [as_known(CONTRACT, as_of), CONTRACT.c.ends_on >= today]
