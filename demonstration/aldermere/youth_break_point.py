"""The break point of the youth service: what was proposed, countered and agreed, and the framework after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from demonstration.acts import Act, moment, named, path
from demonstration.aldermere.youth_framework import (
    CONFIDENCE_IN_TEN,
    CONTRACT,
    FRAMEWORK,
    OUTCOMES,
    SAFE,
    indicator_id,
)
from demonstration.drafting import Drafting
from domain.contract.changes import (
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    PromptAdded,
)
from domain.contract.commands import CloseBreakPoint
from domain.contract.terms import Expectation
from domain.framework.commands import AgreeFramework, DefineIndicator, RetireIndicator, ReviseIndicator
from domain.framework.definitions import TookPart
from domain.shared.values import Prompt

BREAK_POINT = named("break point", "youth 2025")
DRAFTING = Drafting(contract_id=CONTRACT, revision_id=named("revision", "youth 2025"), key="youth")

CHANGES: Mapping[str, tuple[Change, str]] = {
    "confidence in ten": (
        IndicatorRefined(indicator=CONFIDENCE_IN_TEN),
        "The panel finds five faces childish and drew a scale of its own.",
    ),
    "safe": (IndicatorAdded(indicator=SAFE), "Feeling safe is what young people speak about most."),
    "waste": (
        IndicatorRetired(indicator_id=indicator_id("waste")),
        "Rubbish is no longer a question anybody asks.",
    ),
    "hoped for": (
        ExpectationReset(
            expectation=Expectation(
                indicator_id=indicator_id("confidence"),
                path=path((date(2025, 6, 30), "5.8"), (date(2027, 3, 31), "6.5")),
            )
        ),
        "A new scale needs a new path. We start carefully.",
    ),
}
"""What the provider first wrote down, and why."""
COUNTERED: Mapping[str, tuple[Change, str]] = {
    "hoped for": (
        ExpectationReset(
            expectation=Expectation(
                indicator_id=indicator_id("confidence"),
                path=path((date(2025, 6, 30), "5.8"), (date(2027, 3, 31), "7")),
            )
        ),
        "The panel itself said that 7 is what they want to reach.",
    ),
    "panel question": (
        PromptAdded(
            prompt=Prompt(prompt_id="panel", text="What did the young people's panel decide, and why?")
        ),
        "So that the panel is heard in every return.",
    ),
}
"""What the commissioner changed in it."""

CLOSED = CloseBreakPoint(
    stream_id=CONTRACT,
    break_point_id=BREAK_POINT,
    note="We looked at every indicator with the panel. Three were changed by the revision of April 2025; the "
    "others stay.",
)
FIRST_DRAFT = 1 + len(CHANGES)
SECOND_DRAFT = FIRST_DRAFT + len(COUNTERED)
LATER = (
    Act(
        at=moment(date(2025, 2, 27), 14),
        by="youth",
        role="provider",
        contract_id=CONTRACT,
        commands=(
            DRAFTING.begin(
                "lead_provider",
                date(2025, 4, 1),
                "The panel has looked at what we measure and would change three things.",
                BREAK_POINT,
            ),
            *DRAFTING.write("lead_provider", CHANGES),
            DRAFTING.propose("lead_provider", FIRST_DRAFT),
        ),
    ),
    Act(
        at=moment(date(2025, 3, 11), 11),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(
            DRAFTING.say(
                "commissioner",
                "seven",
                "We met the panel last week. They hope for 7, and I would not want us to hope for less.",
                about="hoped for",
            ),
            *DRAFTING.write("commissioner", COUNTERED, {"hoped for": FIRST_DRAFT}),
            DRAFTING.propose("commissioner", SECOND_DRAFT),
        ),
    ),
    Act(
        at=moment(date(2025, 3, 19), 16),
        by="youth",
        role="provider",
        contract_id=CONTRACT,
        commands=(
            DRAFTING.say("lead_provider", "glad", "The panel is glad to be asked. We agree to both."),
            DRAFTING.agree("lead_provider", SECOND_DRAFT),
        ),
    ),
    Act(
        at=moment(date(2025, 4, 3), 10),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(CLOSED,),
    ),
    Act(
        at=moment(date(2025, 6, 12), 15),
        by="commissioner",
        role="commissioner",
        commands=(
            ReviseIndicator(stream_id=FRAMEWORK, indicator=CONFIDENCE_IN_TEN, edition=len(OUTCOMES) + 1),
            DefineIndicator(stream_id=FRAMEWORK, indicator=SAFE),
            RetireIndicator(stream_id=FRAMEWORK, indicator_id=indicator_id("waste")),
            AgreeFramework(
                stream_id=FRAMEWORK,
                agreed_on=date(2025, 6, 11),
                took_part=TookPart(people_who_use_services=19, providers=4, commissioners=2),
            ),
        ),
    ),
)
