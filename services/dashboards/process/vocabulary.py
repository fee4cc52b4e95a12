"""The words for what a process chart calls by short names."""

from __future__ import annotations

from collections.abc import Mapping

from domain.measures.process_chart import Weight
from domain.measures.process_limits import Capability
from domain.measures.process_rules import PointClass, Rule, SignalSide

CLASSES: Mapping[PointClass | None, str] = {
    "improvement": "improvement",
    "concern": "concern",
    "high": "unusually high",
    "low": "unusually low",
    "common_cause": "common cause",
    None: "no limits yet",
}
"""What a reading is called; common cause is what makes the usual ups and downs."""

CHANGES: Mapping[PointClass | None, str] = {
    "improvement": "change for the better",
    "concern": "change for the worse",
    "high": "change upwards",
    "low": "change downwards",
}
"""What a reading that stands out may be a sign of."""

FLAGS: Mapping[Weight, str] = {
    "change": "Likely a real {change}",
    "possible_change": "Possible {change}, worth a conversation",
}
STANDS_OUT: Mapping[Weight, str] = {
    "change": "is likely a real {change}",
    "possible_change": "is a possible {change}, worth a conversation",
}
"""How a flag is worded in a heading and in a sentence: never surer than the number of readings allows."""

CAPABILITIES: Mapping[Capability, tuple[str, str]] = {
    "consistently_passing": ("consistently passing", "every usual reading reaches it"),
    "consistently_failing": ("consistently failing", "no usual reading reaches it"),
    "hit_and_miss": ("hit and miss", "chance decides whether a usual reading reaches it"),
}
"""What the limits say of what was expected, and what that means."""

LIMITS: Mapping[SignalSide, tuple[str, str]] = {"high": ("above", "upper"), "low": ("below", "lower")}
WAYS: Mapping[SignalSide, str] = {"high": "rise", "low": "fall"}

RULES: Mapping[tuple[Rule, SignalSide], str] = {
    (1, "high"): "above the upper limit",
    (1, "low"): "below the lower limit",
    (2, "high"): "one of seven or more in a row above the mean",
    (2, "low"): "one of seven or more in a row below the mean",
    (3, "high"): "one of seven or more in a row that only rise",
    (3, "low"): "one of seven or more in a row that only fall",
    (4, "high"): "one of two of three in a row near the upper limit",
    (4, "low"): "one of two of three in a row near the lower limit",
}
"""What each rule says of a reading that breaks it."""
