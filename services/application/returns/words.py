"""Words for the parts of an answer, on pages and in workbooks alike."""

from __future__ import annotations

from collections.abc import Mapping

PART_LABELS: Mapping[str, str] = {
    "count": "Number",
    "numerator": "How many",
    "denominator": "Out of",
    "score": "Mean score",
    "people": "Number of people",
    "rating": "Rating",
    "pounds": "Amount",
    "rate": "Rate",
    "words": "In words",
    "missing": "If there is no figure, why",
    "comment": "What should be known about it",
    "travelled.improved": "Improved",
    "travelled.held": "Stayed about the same",
    "travelled.declined": "Declined",
    "travelled.left": "Left before the second time",
    "travelled.mean": "Mean change",
    "travelled.deviation": "Standard deviation of the change",
    "text": "Answer",
    "confirmed": "Whether it holds",
    "explanation": "What is not in place, and what is being done",
}
"""What the field of each part is called."""
CONFIRMED: Mapping[str, str] = {"yes": "Yes", "no": "Not yet"}
