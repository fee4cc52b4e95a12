"""Outcomes and indicators in a form, wherever they are defined: in a framework or in a revision."""

from services.monitoring.definitions.indicators import indicator_values, read_indicator
from services.monitoring.definitions.outcomes import outcome_values, read_outcome

__all__ = ["indicator_values", "outcome_values", "read_indicator", "read_outcome"]
