"""Every page of revisions."""

from __future__ import annotations

from services.monitoring.revisions.answering import ANSWERS
from services.monitoring.revisions.changes import CHANGES
from services.monitoring.revisions.dropping import DROPPING
from services.monitoring.revisions.naming import NAMING
from services.monitoring.revisions.outline import OUTLINES

REVISIONS = [*OUTLINES, *CHANGES, *DROPPING, *ANSWERS, *NAMING]
