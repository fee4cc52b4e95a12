"""The yardstick of the dashboards: the rows that a page is made of, asked for in one set-based statement.

It is the least that any page of the same figures would cost: nothing is judged, drawn or put into words. A
page is told by the ids in its address; a new view with the same ids has its yardstick already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

_KNOWN = "known_from <= {as_of} AND (known_to IS NULL OR known_to > {as_of})"
_READ = """SELECT 'contract' AS kind, contract_id AS id, NULL::uuid AS other_id, starts_on AS falls_on,
    known_from, title AS words, NULL::jsonb AS said, NULL::jsonb AS groups, NULL::jsonb AS travelled
FROM projections.contract WHERE contract_id = $1 AND {known}
UNION ALL
SELECT 'outcome', outcome_id, revision_id, effective_from, known_from, NULL, definition, NULL, NULL
FROM projections.contract_outcome WHERE contract_id = $1 AND {known}
UNION ALL
SELECT 'indicator', indicator_id, revision_id, effective_from, known_from, NULL, definition, NULL, NULL
FROM projections.contract_indicator WHERE contract_id = $1 AND {known}{indicators}
UNION ALL
SELECT 'expectation', indicator_id, revision_id, effective_from, known_from, NULL, expectation, NULL, NULL
FROM projections.contract_expectation WHERE contract_id = $1 AND {known}{indicators}
UNION ALL
SELECT 'break point', break_point_id, NULL, falls_on, known_from, purpose, NULL, NULL, NULL
FROM projections.contract_break_point WHERE contract_id = $1 AND {known}
UNION ALL
SELECT 'revision', revision_id, NULL, effective_from, known_from, reason, NULL, NULL, NULL
FROM projections.contract_revision WHERE contract_id = $1 AND {known}
UNION ALL
SELECT 'return', return_id, NULL, period_ends_on, known_from, period_label, NULL, NULL, NULL
FROM projections.provider_return WHERE contract_id = $1 AND {known}
UNION ALL
SELECT 'reading', return_id, indicator_id, NULL, known_from, coalesce(missing, comment), figure, groups,
    travelled
FROM projections.return_reading WHERE known_from <= {as_of}{indicators} AND return_id IN (
    SELECT return_id FROM projections.provider_return WHERE contract_id = $1 AND {known})"""
_OF_OUTCOME = """ AND indicator_id IN (SELECT indicator_id FROM projections.contract_indicator
    WHERE contract_id = $1 AND (definition ->> 'outcome_id')::uuid = $2)"""
_PORTFOLIO = """SELECT contract_id, outcome_id, movement, count(*), min(progress), max(progress)
FROM projections.distance WHERE lived IS NULL AND known_from <= {as_of} AND retired_from IS NULL
GROUP BY contract_id, outcome_id, movement"""
_ACROSS = """SELECT contract_id, indicator_id, movement, progress, latest_on, latest, missing
FROM projections.distance WHERE {known} AND outcome_id = $1"""


def _written(statement: str, as_of: str, indicators: str = "") -> str:
    known = _KNOWN.format(as_of=as_of)
    return statement.format(known=known, as_of=as_of, indicators=indicators)


BY_IDS: Final[Mapping[tuple[str, ...], str]] = {
    (): _written(_PORTFOLIO, "$1"),
    ("outcome_id",): _written(_ACROSS, "$2"),
    ("contract_id",): _written(_READ, "$2"),
    ("contract_id", "outcome_id"): _written(_READ, "$3", _OF_OUTCOME),
    ("contract_id", "indicator_id"): _written(_READ, "$3", " AND indicator_id = $2"),
}
"""The statement for a page by the ids that its address names; its arguments are the ids and the position."""


def asking(ids: Mapping[str, UUID], as_of: int) -> tuple[str, Sequence[object]]:
    """The statement that asks for the rows of a page, and its arguments.

    A page of one figure is made of what the page of its indicator is made of.
    """
    used = {name: known for name, known in ids.items() if name != "return_id"}
    return BY_IDS[tuple(used)], (*used.values(), as_of)
