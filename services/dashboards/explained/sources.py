"""Where each formula comes from: a section of docs/reference/measures.md, and whoever found it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final = "Measures, “Words”"
FEW_PEOPLE: Final = "Measures, “Fewer than ten people”"
EXPECTED: Final = "Measures, “Expected now”"
CHANGE: Final = "Measures, “Change”"
MOVEMENT: Final = "Measures, “Movement of an indicator”"
PROGRESS: Final = "Measures, “Progress”"
BAND: Final = "Measures, “Place about a band”"
WILSON: Final = "Measures, “Uncertainty of a proportion”"
NEWCOMBE: Final = "Measures, “Uncertainty of a change between two proportions”"
ALL: Final = (WORDS, FEW_PEOPLE, EXPECTED, CHANGE, MOVEMENT, PROGRESS, BAND, WILSON, NEWCOMBE)

PAPERS: Final[Mapping[str, str]] = {
    WILSON: "The likely range of a share: E. B. Wilson, “Probable inference, the law of succession, and "
    "statistical inference”, Journal of the American Statistical Association 22 (1927), 209 to 212",
    NEWCOMBE: "The likely range of a change: method 10 of R. G. Newcombe, “Interval estimation for the "
    "difference between independent proportions”, Statistics in Medicine 17 (1998), 873 to 890",
}
"""Whoever found the formula, where it is not our own rule."""
