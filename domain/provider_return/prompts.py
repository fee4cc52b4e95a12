"""Questions that every return may be asked beside those of its contract, where the figures call for them.

They come from the Commissioning for outcomes and co-production guide (New Economics Foundation, 2014), which
asks providers to reflect on what was harder or easier than hoped, on their theory of change, and on changes
that nobody had planned. The wording is ours; a contract that has a question of the same name asks it in its
own words instead.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from domain.measures.expectation import Against
from domain.shared.values import Prompt

HARDER = Prompt(
    prompt_id="harder", text="Which outcomes are proving harder to reach than was expected, and why?"
)
EASIER = Prompt(prompt_id="easier", text="Which outcomes are coming more easily than was expected, and why?")
THEORY_OF_CHANGE = Prompt(
    prompt_id="theory-of-change",
    text="What would you now do differently, and how would that lead to the outcomes?",
)
NOT_NAMED = Prompt(
    prompt_id="not-named", text="What has changed for people that the contract does not name as an outcome?"
)
STANDING_PROMPTS = (HARDER, EASIER, THEORY_OF_CHANGE, NOT_NAMED)


def prompts_asked(own: Sequence[Prompt], against: Collection[Against | None]) -> tuple[Prompt, ...]:
    """The questions to ask: the contract's own, then those that the figures call for.

    Args:
        own: of the contract, as the return was opened with them.
        against: how each reading stands beside what was expected of it by now.
    """
    behind, ahead = "behind" in against, "ahead" in against
    called_for = [
        prompt
        for prompt, called in (
            (HARDER, behind),
            (EASIER, ahead),
            (THEORY_OF_CHANGE, behind or ahead),
            (NOT_NAMED, True),
        )
        if called
    ]
    named = {prompt.prompt_id for prompt in own}
    return (*own, *(prompt for prompt in called_for if prompt.prompt_id not in named))


def may_be_asked(own: Sequence[Prompt]) -> frozenset[str]:
    """The ids of all questions that a return with these of its own takes an answer to."""
    return frozenset(prompt.prompt_id for prompt in (*own, *STANDING_PROMPTS))
