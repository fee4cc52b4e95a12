"""Two people who wrote the same thing: the one who saved second sees both, and loses nothing."""

from __future__ import annotations

from domain.shared.errors import EditedMeanwhile
from services.monitoring.forms import Form


def was_overtaken(form: Form) -> bool:
    """Whether the form was refused because somebody else had written the same thing since it was shown."""
    return any(problem.code == EditedMeanwhile.code for problem in form.problems)
