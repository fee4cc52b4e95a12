"""The outcomes framework for young people's services, and what the break point of 2025 made of it."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from demonstration.acts import named
from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic, Quotation
from domain.shared.values import Band, Scale, Source

FRAMEWORK = named("framework", "young people")
CONTRACT = named("contract", "youth")
"""The contract that was made on it."""


def outcome_id(key: str) -> UUID:
    """The id of one of the framework's outcomes."""
    return named("youth outcome", key)


def indicator_id(key: str) -> UUID:
    """The id of one of the framework's indicators."""
    return named("youth indicator", key)


OUTCOMES = (
    Outcome(
        outcome_id=outcome_id("confidence"),
        statement="Young people believe in themselves and make their own choices",
        words_of_people=(
            Quotation(words="I can walk into a room and not want to leave again.", said_by="a girl of 14"),
        ),
        horizon="medium",
        well_being_element="good_functioning",
        five_ways=("keep_learning",),
        prevention_level="midstream",
    ),
    Outcome(
        outcome_id=outcome_id("friends"),
        statement="Young people have friends and adults they can turn to",
        words_of_people=(Quotation(words="There is somebody I would ring.", said_by="a boy of 16"),),
        horizon="short",
        well_being_element="good_functioning",
        five_ways=("connect",),
        prevention_level="midstream",
        sources=(Source(document="Aldermere children and young people's plan", page="14"),),
    ),
    Outcome(
        outcome_id=outcome_id("future"),
        statement="Young people learn, train and find work that lasts",
        bottom_line="economic",
        horizon="long",
        well_being_element="external_conditions",
        five_ways=("keep_learning",),
        prevention_level="upstream",
    ),
    Outcome(
        outcome_id=outcome_id("say"),
        statement="Young people shape the service and their neighbourhood",
        words_of_people=(
            Quotation(
                words="We chose it, we ran it, we cleaned up after.", said_by="the young people's panel"
            ),
        ),
        horizon="short",
        well_being_element="good_functioning",
        five_ways=("give",),
    ),
    Outcome(
        outcome_id=outcome_id("green"),
        statement="Aldermere wastes less",
        level="community",
        bottom_line="environmental",
        horizon="medium",
        prevention_level="upstream",
    ),
    Outcome(
        outcome_id=outcome_id("local"),
        statement="Money spent in Aldermere stays in Aldermere",
        level="community",
        bottom_line="economic",
        horizon="medium",
    ),
)

CHARACTERISTICS = (
    QualityCharacteristic(
        characteristic_id=named("youth characteristic", "together"),
        statement="Young people and workers plan, run and judge the service together",
    ),
    QualityCharacteristic(
        characteristic_id=named("youth characteristic", "early"),
        statement="Help comes before trouble does",
    ),
)

CONFIDENCE = Indicator(
    indicator_id=indicator_id("confidence"),
    outcome_id=outcome_id("confidence"),
    title="How confident young people feel",
    measure="score",
    unit="points out of 5",
    direction="increase",
    lens="subjective",
    scale=Scale(lowest=Decimal(1), highest=Decimal(5)),
    smallest_change=Decimal("0.2"),
    way_of_measuring="Five faces, chosen by each young person at the end of the quarter",
    who_measures="Young people, with their youth worker",
)
CONFIDENCE_IN_TEN = Indicator(
    indicator_id=indicator_id("confidence"),
    outcome_id=outcome_id("confidence"),
    title="How confident young people feel",
    measure="score",
    unit="points out of 10",
    direction="increase",
    lens="subjective",
    scale=Scale(lowest=Decimal(0), highest=Decimal(10)),
    smallest_change=Decimal("0.3"),
    way_of_measuring="A line from 0 to 10 that young people drew up themselves",
    who_measures="Young people",
)
SAFE = Indicator(
    indicator_id=indicator_id("safe"),
    outcome_id=outcome_id("say"),
    title="Young people who feel safe where they live",
    measure="proportion",
    unit="%",
    direction="increase",
    lens="subjective",
    way_of_measuring="One question in the quarterly survey",
    who_measures="Peer researchers",
    disaggregations=("Girls and young women", "Boys and young men", "Another answer"),
)
INDICATORS = (
    CONFIDENCE,
    Indicator(
        indicator_id=indicator_id("choices"),
        outcome_id=outcome_id("confidence"),
        title="Young people who set a goal of their own and reached it",
        measure="proportion",
        unit="%",
        direction="increase",
        way_of_measuring="Goals written down at the start and looked at together at the end of the quarter",
        who_measures="Youth workers and young people",
    ),
    Indicator(
        indicator_id=indicator_id("someone"),
        outcome_id=outcome_id("friends"),
        title="Young people who have somebody to turn to",
        measure="proportion",
        unit="%",
        direction="increase",
        lens="subjective",
        way_of_measuring="One question in the quarterly survey",
        who_measures="Peer researchers",
    ),
    Indicator(
        indicator_id=indicator_id("attendance"),
        outcome_id=outcome_id("friends"),
        title="Young people at a usual session",
        measure="rate",
        unit="young people a session",
        direction="maintain",
        band=Band(lower=Decimal(12), upper=Decimal(20)),
        way_of_measuring="Session register; fewer is lonely, more is a crowd",
        who_measures="Youth workers",
    ),
    Indicator(
        indicator_id=indicator_id("started"),
        outcome_id=outcome_id("future"),
        title="Young people who started work, training or a course",
        measure="count",
        unit="young people",
        direction="increase",
        way_of_measuring="Confirmed by the employer or college",
        who_measures="Brightwater Youth Trust",
    ),
    Indicator(
        indicator_id=indicator_id("stayed"),
        outcome_id=outcome_id("future"),
        title="Still there three months later",
        measure="proportion",
        unit="%",
        direction="increase",
        way_of_measuring="A call three months after the start",
        who_measures="Brightwater Youth Trust",
    ),
    Indicator(
        indicator_id=indicator_id("led"),
        outcome_id=outcome_id("say"),
        title="Sessions that young people led or led together with workers",
        measure="proportion",
        unit="%",
        direction="increase",
        way_of_measuring="Session plans, checked by the young people's panel",
        who_measures="Young people's panel",
    ),
    Indicator(
        indicator_id=indicator_id("changed"),
        outcome_id=outcome_id("say"),
        title="What young people changed in their neighbourhood",
        measure="narrative",
        unit="in words",
        direction="none",
        lens="subjective",
        way_of_measuring="Told by the young people's panel",
        who_measures="Young people's panel",
    ),
    Indicator(
        indicator_id=indicator_id("waste"),
        outcome_id=outcome_id("green"),
        title="Rubbish left after a session",
        measure="rate",
        unit="kg a session",
        direction="decrease",
        way_of_measuring="Bags weighed in the last week of the quarter",
        who_measures="Youth workers",
    ),
    Indicator(
        indicator_id=indicator_id("spending"),
        outcome_id=outcome_id("local"),
        title="Spent with suppliers in Aldermere",
        measure="currency",
        unit="£ a quarter",
        direction="increase",
        way_of_measuring="Invoices by postcode",
        who_measures="Finance officer of the trust",
    ),
)
