"""Contracts on the web: their own page, how they come about, and all that becomes of them."""

from __future__ import annotations

from services.monitoring.contracts.awarding import AWARDS
from services.monitoring.contracts.break_points import BREAK_POINTS
from services.monitoring.contracts.bringing_in import BRINGING_IN
from services.monitoring.contracts.burden import BURDEN
from services.monitoring.contracts.expecting import EXPECTATIONS
from services.monitoring.contracts.life import LIFE
from services.monitoring.contracts.mapping import MAPS
from services.monitoring.contracts.organisations import ORGANISATIONS
from services.monitoring.contracts.page import CONTRACT
from services.monitoring.contracts.theory import THEORY

__all__ = ["CONTRACTS"]

CONTRACTS = [
    *CONTRACT,
    *THEORY,
    *BURDEN,
    *AWARDS,
    *BRINGING_IN,
    *MAPS,
    *EXPECTATIONS,
    *BREAK_POINTS,
    *LIFE,
    *ORGANISATIONS,
]
