"""What the portfolio can be narrowed by."""

from __future__ import annotations

from projections.portfolio.queries import Choices
from services.dashboards.narrowing import Narrowing, choice, narrowing, written
from services.dashboards.place import Place
from services.presentation.words import (
    BOTTOM_LINES,
    CONTRACT_STATES,
    FIVE_WAYS,
    LEVELS,
    PREVENTION_LEVELS,
    WELL_BEING_ELEMENTS,
)

ORDERS = {"talk_first": "What needs talk first", "title": "By title"}


def portfolio_form(place: Place, choices: Choices) -> Narrowing:
    """The form, filled in."""
    providers = [(str(each.organisation_id), each.name) for each in choices.providers]
    return narrowing(
        place,
        "Choose which contracts and outcomes",
        choice(place, "area", "Service area", [(area, area) for area in choices.service_areas]),
        choice(place, "provider", "Provider or partner", providers),
        choice(place, "state", "State of the contract", CONTRACT_STATES.items()),
        choice(place, "line", "Bottom line", BOTTOM_LINES.items()),
        choice(place, "level", "Level", LEVELS.items()),
        choice(place, "element", "Element of well-being", WELL_BEING_ELEMENTS.items()),
        choice(place, "way", "Way to well-being", FIVE_WAYS.items()),
        choice(place, "prevention", "Prevention", PREVENTION_LEVELS.items()),
        written(place, "from", "Latest period ends on this day or later", "date"),
        written(place, "until", "Latest period ends on this day or earlier", "date"),
        written(place, "words", "Words in the title or reference", "search"),
        choice(place, "order", "Order", ORDERS.items()),
    )
