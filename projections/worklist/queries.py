"""What needs a person: returns, revisions, break points and contracts, by the day on which each is due."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, Final, Literal, NamedTuple, get_args
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Select,
    Text,
    Uuid,
    and_,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.contract.terms import Party
from projections.contracts.tables import BREAK_POINT, CONTRACT, PARTY, REVISION
from projections.directory.tables import ORGANISATION
from projections.known import as_known
from projections.paging import within
from projections.results import Result, as_result
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
PAGE: Final = 50


class Item(Result, frozen=True, kw_only=True):
    """Something that needs a person.

    Attributes:
        due_on: the day by which, or since which, it waits.
        about: the return, revision or break point; None where it is the contract as a whole.
        detail: the return's period, or the break point's purpose, or why the revision is wanted.
    """

    need: Need
    due_on: date
    contract_id: UUID
    contract_title: str
    contract_reference: str
    service_area: str
    lead_provider_id: UUID
    lead_provider_name: str
    about: UUID | None
    detail: str


class Worklist(Result, frozen=True, kw_only=True):
    """One page of what needs a person.

    Attributes:
        total: how many there are on all pages.
        counts: how many there are of each need, whether or not only one was asked for.
    """

    items: tuple[Item, ...]
    total: int
    counts: dict[Need, int]


async def worklist(  # noqa: PLR0913 - each has a name
    connection: AsyncConnection,
    *,
    party: Party,
    today: date,
    as_of: int,
    among: Collection[Need] = NEEDS,
    need: Need | None = None,
    lead_provider_id: UUID | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> Worklist:
    """What needs a person, of the contracts that the reader may see, what is due first before the rest.

    Args:
        connection: a reader's.
        party: for whom: what waits for the other party is told, but is another need.
        today: the day on which the list stands.
        as_of: the position of the log.
        among: the needs that the list is of.
        need: of these, only what is needed for this reason; None for all.
        lead_provider_id: only of contracts that this organisation leads; None for all.
        offset: how many to leave out; where there are not so many, the last page is given.
        limit: how many to give at most.
    """
    needs = _needs(party, today, as_of, among)
    if lead_provider_id is not None:
        needs = _led_by(needs, lead_provider_id, as_of)
    counted = select(needs.c.need, func.count()).group_by(needs.c.need)
    counts: dict[Need, int] = {row[0]: row[1] for row in await connection.execute(counted)}
    total = sum(counts.values()) if need is None else counts.get(need, 0)
    asked = _with_names(needs, as_of)
    if need is not None:
        asked = asked.where(needs.c.need == need)
    asked = asked.order_by(needs.c.due_on, CONTRACT.c.title, needs.c.contract_id, needs.c.need, needs.c.about)
    rows = await connection.execute(asked.offset(within(offset, total, limit)).limit(limit))
    return Worklist(items=tuple(as_result(Item, row) for row in rows), total=total, counts=counts)


def _needs(party: Party, today: date, as_of: int, among: Collection[Need]) -> CTE:
    parts = {**_of_returns(today, as_of), **_of_revisions(party, today, as_of), **_of_contracts(today, as_of)}
    return union_all(*(part for need, part in parts.items() if need in among)).cte("needs")


def _led_by(needs: CTE, organisation_id: UUID, as_of: int) -> CTE:
    led = select(PARTY.c.contract_id).where(
        PARTY.c.organisation_id == organisation_id, PARTY.c.part == "lead_provider", as_known(PARTY, as_of)
    )
    return select(needs).where(needs.c.contract_id.in_(led)).cte("needs_of_lead")


_Part = Select[*tuple[Any, ...]]


class _Parts(NamedTuple):
    """The columns of a need: the day by which it is due, whose it is, what it is about and how it is told."""

    due_on: Any
    contract_id: Any
    about: Any
    detail: Any


def _need(need: Need, parts: _Parts, where: Sequence[ColumnElement[bool]]) -> _Part:
    return select(
        literal(need, Text).label("need"),
        cast(parts.due_on, Date).label("due_on"),
        parts.contract_id.label("contract_id"),
        cast(parts.about, Uuid).label("about"),
        parts.detail.label("detail"),
    ).where(*where)


def _of_returns(today: date, as_of: int) -> dict[Need, _Part]:
    table = RETURN.c
    known = as_known(RETURN, as_of)
    unsent = table.standing.in_(("open", "sent_back"))
    lifted = func.coalesce(table.lock_lifted_until >= today, False)
    locked = and_(table.locks_on < today, ~lifted)
    waiting = exists().where(
        QUERY.c.return_id == table.return_id,
        as_known(QUERY, as_of),
        QUERY.c.answer.is_(None),
        QUERY.c.asked_at_position > func.coalesce(table.sent_back_at_position, 0),
    )
    submitted = table.standing == "submitted"
    parts = _Parts(table.due_on, table.contract_id, table.return_id, table.period_label)

    def of(need: Need, *where: ColumnElement[bool]) -> dict[Need, _Part]:
        return {need: _need(need, parts, [known, *where])}

    return {
        **of("return_locked", unsent, locked),
        **of("return_late", unsent, table.due_on < today, ~locked),
        **of("return_to_look_at", submitted, ~waiting),
        **of("return_to_answer", submitted, waiting),
    }


def _of_revisions(party: Party, today: date, as_of: int) -> dict[Need, _Part]:
    table = REVISION.c
    # Nothing can become of a revision when its contract is over.
    known = [as_known(REVISION, as_of), table.contract_id == CONTRACT.c.contract_id, *_not_over(today, as_of)]
    proposed = table.standing == "proposed"
    parts = _Parts(table.effective_from, table.contract_id, table.revision_id, table.reason)

    def of(need: Need, *where: ColumnElement[bool]) -> dict[Need, _Part]:
        return {need: _need(need, parts, [*known, *where])}

    return {
        **of("revision_to_answer", proposed, table.proposed_by != party),
        **of("revision_waiting", proposed, table.proposed_by == party),
        **of("revision_drafted", table.standing == "drafted"),
    }


def _of_contracts(today: date, as_of: int) -> dict[Need, _Part]:
    point, contract = BREAK_POINT.c, CONTRACT.c
    near, soon = today + timedelta(days=BREAK_POINT_NEAR), today + timedelta(days=CONTRACT_ENDING)
    going_on = _not_over(today, as_of)
    open_point = [
        as_known(BREAK_POINT, as_of),
        point.closed_at.is_(None),
        point.contract_id == contract.contract_id,
        point.falls_on <= contract.ends_on,
        *going_on,
    ]
    of_point = _Parts(point.falls_on, point.contract_id, point.break_point_id, point.purpose)
    of_contract = _Parts(None, contract.contract_id, null(), literal("", Text))
    without_map, ending = (
        of_contract._replace(due_on=contract.starts_on),
        of_contract._replace(due_on=contract.ends_on),
    )
    begun_and_ending = [contract.starts_on <= today, contract.ends_on <= soon, contract.has_map]
    return {
        "break_point_due": _need("break_point_due", of_point, [*open_point, point.falls_on <= today]),
        "break_point_near": _need(
            "break_point_near", of_point, [*open_point, point.falls_on > today, point.falls_on <= near]
        ),
        "contract_without_map": _need("contract_without_map", without_map, [*going_on, ~contract.has_map]),
        "contract_ending": _need("contract_ending", ending, [*going_on, *begun_and_ending]),
    }


def _not_over(today: date, as_of: int) -> list[ColumnElement[bool]]:
    return [as_known(CONTRACT, as_of), CONTRACT.c.ends_on >= today]


def _with_names(needs: CTE, as_of: int) -> Select[*tuple[Any, ...]]:
    lead = and_(
        PARTY.c.contract_id == needs.c.contract_id,
        PARTY.c.part == "lead_provider",
        as_known(PARTY, as_of),
    )
    named = and_(ORGANISATION.c.organisation_id == PARTY.c.organisation_id, as_known(ORGANISATION, as_of))
    contract = and_(CONTRACT.c.contract_id == needs.c.contract_id, as_known(CONTRACT, as_of))
    return (
        select(
            needs,
            CONTRACT.c.title.label("contract_title"),
            CONTRACT.c.reference.label("contract_reference"),
            CONTRACT.c.service_area,
            PARTY.c.organisation_id.label("lead_provider_id"),
            func.coalesce(ORGANISATION.c.name, "").label("lead_provider_name"),
        )
        .select_from(needs)
        .join(CONTRACT, contract)
        .join(PARTY, lead)
        .outerjoin(ORGANISATION, named)
    )
