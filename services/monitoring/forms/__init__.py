"""Ordinary forms: what was typed becomes values of the domain, or all that is wrong with it."""

from services.monitoring.forms.form import Form
from services.monitoring.forms.values import KEY, Values, posted

__all__ = ["KEY", "Form", "Values", "posted"]
