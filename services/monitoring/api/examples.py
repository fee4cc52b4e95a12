"""Examples of what may be sent: a youth service of an invented council, as its programs would send it.

Each works as it stands, in the order in which such things happen, once its ids are those of your own record.
A test sends every one of them.
"""

from __future__ import annotations

from typing import Any, Final

FRAMEWORK: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e01"
OUTCOMES: Final = ("6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e11", "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e12")
HOPEFUL: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e21"
WELL_BEING: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e22"
LONELY: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e23"
WELCOME: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e24"
SAVED: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e25"
PROVIDER: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e31"
PARTNER: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e32"
BREAK_POINT: Final = "6b1f7a52-0c1e-4a55-9c1e-2f0a7d1c9e41"

Example = dict[str, Any]

SUBMISSION: Final[Example] = {
    "readings": [
        {"indicator_id": HOPEFUL, "figure": {"type": "proportion", "numerator": 18, "denominator": 40}},
        {"indicator_id": WELL_BEING, "figure": {"type": "score", "score": "21.5", "people": 38}},
        {"indicator_id": LONELY, "missing": "not_collected", "comment": "Asked again in autumn."},
        {"indicator_id": WELCOME, "figure": {"type": "rating", "rating": 3}},
        {"indicator_id": SAVED, "figure": {"type": "currency", "pounds": "1250.50"}},
    ],
    "narratives": [{"prompt_id": "story", "text": "A boy who never spoke now runs the quiz."}],
    "common_data": [
        {
            "item_id": "age",
            "counts": [{"group": "11 to 15", "count": 22}, {"group": "16 to 19", "count": 18}],
        },
        {"item_id": "sessions", "counts": [{"group": "", "count": 36}]},
    ],
    "declarations": [{"check_id": "insurance", "confirmed": True}],
}

DOCUMENT: Final[Example] = {
    "format": "fingerpost-framework/1",
    "title": "Mornings at the day centre",
    "service_area": "Mental health",
    "level": "service",
    "outcomes": [
        {
            "statement": "People feel sure of themselves among others",
            "level": "service",
            "bottom_line": "social",
            "words_of_people": [{"words": "I speak up now.", "said_by": "A woman of 40"}],
            "horizon": "medium",
            "well_being_element": "personal_resources",
            "five_ways": ["connect"],
            "prevention_level": "midstream",
            "sources": [{"document": "Mental health strategy", "page": "12"}],
            "indicators": [
                {
                    "title": "Speak up in a group",
                    "measure": "rating",
                    "unit": "out of 4",
                    "direction": "increase",
                    "lens": "subjective",
                    "scale": {"lowest": 1, "highest": 4},
                    "who_measures": "The centre's staff",
                },
                {
                    "title": "Take part in a group outside of the centre",
                    "measure": "proportion",
                    "unit": "%",
                    "direction": "increase",
                    "lens": "objective",
                },
            ],
        }
    ],
    "quality_characteristics": [{"statement": "Everyone is greeted by name"}],
}
AGREEMENT: Final[Example] = {
    "agreed_on": "2025-10-14",
    "took_part": {"people_who_use_services": 9, "providers": 3, "commissioners": 2},
    "draft": 4,
}

_ACTIVITY: Final[Example] = {
    "title": "Evening clubs",
    "outputs": "Two evenings a week",
    "outcome_ids": [OUTCOMES[0]],
    "indicator_ids": [HOPEFUL],
    "way_of_measuring": "Asked in the last session of the period",
}
_HOPED_FOR: Final[Example] = {
    "indicator_id": HOPEFUL,
    "baseline": {"value": "40", "on": "2025-09-30", "people": 50, "quality": "measured"},
    "path": [{"on": "2026-09-30", "value": "46"}, {"on": "2027-09-30", "value": "52"}],
}
AWARD_WITHOUT_MAP: Final[Example] = {
    "reference": "YS-2025-08",
    "title": "Youth clubs in the west",
    "service_area": "Young people",
    "framework_id": FRAMEWORK,
    "framework_version": 1,
    "arrangement": "single",
    "lead_provider_id": PROVIDER,
    "starts_on": "2025-10-01",
    "ends_on": "2028-09-30",
    "calendar": {"frequency": "quarter"},
}
AWARD: Final[Example] = {
    **AWARD_WITHOUT_MAP,
    "reference": "YS-2025-07",
    "title": "Youth clubs in the east",
    "value": {"pounds": "120000.00"},
    "calendar": {"frequency": "quarter", "days_until_due": 20, "days_until_locked": 60},
    "prompts": [{"prompt_id": "story", "text": "What changed for somebody in this period?"}],
    "common_dataset": [
        {"item_id": "age", "title": "Age of those who came", "categories": ["Under 16", "16 to 18"]}
    ],
    "compliance_checks": [{"check_id": "insurance", "statement": "Our insurance is valid."}],
    "impact_map": {
        "outcome_ids": list(OUTCOMES),
        "indicator_ids": [HOPEFUL, LONELY],
        "activities": [_ACTIVITY],
    },
    "expectations": [_HOPED_FOR],
    "break_points": [{"on": "2026-10-01", "purpose": "After a year"}],
}
IMPACT_MAP: Final[Example] = {
    "outcome_ids": list(OUTCOMES),
    "indicator_ids": [HOPEFUL, LONELY],
    "activities": [_ACTIVITY],
    "expectations": [
        {
            "indicator_id": LONELY,
            "path": [{"on": "2026-09-30", "value": "8"}],
            "groups": [{"group": "Under 16", "path": [{"on": "2026-09-30", "value": "3"}]}],
        }
    ],
}
EXPECTATIONS: Final[Example] = {"expectations": [_HOPED_FOR]}

BREAK_POINT_SCHEDULED: Final[Example] = {"on": "2026-10-01", "purpose": "After a year"}
BREAK_POINT_MOVED: Final[Example] = {"on": "2026-11-02", "reason": "The figures of the autumn come first."}
BREAK_POINT_CLOSED: Final[Example] = {"note": "All stays as it is."}
EXTENSION: Final[Example] = {"ends_on": "2029-03-31", "reason": "Both sides want half a year more."}
PARTNER_JOINED: Final[Example] = {"organisation_id": PARTNER, "on": "2025-10-06"}
PARTNER_LEFT: Final[Example] = {"on": "2025-10-14", "reason": "It has no room to spare."}
ENDING: Final[Example] = {"on": "2027-03-31", "reason": "The clubs move into the schools."}

REVISION: Final[Example] = {
    "effective_from": "2026-04-01",
    "reason": "A year has passed.",
    "break_point_id": BREAK_POINT,
    "changes": [
        {
            "change": {
                "type": "expectation_reset",
                "expectation": {
                    "indicator_id": HOPEFUL,
                    "path": [{"on": "2026-09-30", "value": "50"}],
                },
            },
            "reason": "It went better than was hoped for.",
        }
    ],
}
OUTLINE: Final[Example] = {
    "effective_from": "2026-07-01",
    "reason": "A year has passed, and the summer is a good time to begin.",
    "break_point_id": BREAK_POINT,
    "edition": 1,
}
CHANGE: Final[Example] = {
    "change": {"type": "prompt_added", "prompt": {"prompt_id": "learnt", "text": "What did you learn?"}},
    "reason": "So that we hear it.",
    "edition": 0,
}
COMMENT: Final[Example] = {"words": "Could we ask this once a year?"}
PROPOSAL: Final[Example] = {"draft": 4}
ANSWER: Final[Example] = {"draft": 4}
WITHDRAWAL: Final[Example] = {"reason": "It was begun by mistake."}
REFUSAL: Final[Example] = {"reason": "Let us wait for the figures of the winter."}

LOCK_LIFTING: Final[Example] = {"until": "2025-12-15", "reason": "The only worker was ill for a month."}
QUERY: Final[Example] = {
    "question": "Fewer look forward than in spring. Do you know why?",
    "indicator_id": HOPEFUL,
}
QUERY_ANSWER: Final[Example] = {"answer": "Two groups were away when we asked."}
SENDING_BACK: Final[Example] = {
    "reason": "The figures of the two groups that were away belong to it as well."
}
RESTATEMENT: Final[Example] = {
    "reading": {
        "indicator_id": HOPEFUL,
        "figure": {"type": "proportion", "numerator": 24, "denominator": 48},
        "comment": "With the two groups that were away.",
    },
    "reason": "Two groups were counted once only.",
}
ACCEPTANCE: Final[Example] = {"note": "Thank you for the story about the quiz."}
