"""How far each indicator of each contract came, as one row that the next figure makes anew."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Integer, Numeric, Text, Uuid

from projections.distances.history import History
from projections.known import carried, key_id, versioned

CONTRACT = versioned(
    "distance_contract",
    [key_id("contract_id")],
    Column("starts_on", Date, nullable=False),
    of_contract=True,
)

RETURN = versioned(
    "distance_return",
    [key_id("return_id")],
    Column("period_ends_on", Date, nullable=False),
    of_contract=True,
)
"""This and the table above hold what a distance is made of besides the events of its indicator."""

ADDED_UP = (
    "contract_id",
    "outcome_id",
    "movement",
    "progress",
    "against",
    "latest_on",
    "retired_from",
    "agreed_at",
    "place",
)
"""What a portfolio is made of: of all of a council's distances at once."""

DISTANCE = versioned(
    "distance",
    [key_id("contract_id"), key_id("indicator_id")],
    Column("outcome_id", Uuid),
    Column("title", Text),
    Column("unit", Text),
    Column("lens", Text),
    Column("measure", Text),
    Column("read_as", Text),
    Column("movement", Text),
    Column("reason", Text),
    Column("change", Numeric),
    Column("progress", Numeric),
    Column("against", Text),
    Column("first_on", Date),
    Column("latest_on", Date),
    Column("latest", Numeric),
    Column("missing", Text),
    Column("people", BigInteger),
    Column("retired_from", Date),
    Column("agreed_at", BigInteger),
    Column("place", Integer),
    carried("history", History),
    of_contract=True,
    look_up=[("outcome_id", "known_to")],
    added_up=ADDED_UP,
)
"""An indicator of a contract, judged as on its pages; it has no outcome before it has a definition.

`read_as` is a digest of the definition: two contracts compare where indicator and digest are the same.
`first_on` and `latest_on` are the last days of the first and the latest period under that definition.
`latest` is the figure of the latest period, `missing` why there is none, `people` how many are behind it.
`agreed_at` and `place` put a contract's indicators in the order in which they were agreed.
"""

TABLES = (CONTRACT, RETURN, DISTANCE)
