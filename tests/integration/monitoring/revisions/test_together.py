"""Two people who work on one draft at once: nobody loses a word."""

from __future__ import annotations

import asyncio
from html import unescape

from tests.integration.monitoring.conftest import Browser
from tests.integration.monitoring.revisions.conftest import (
    OUTLINE,
    act,
    begun,
    both_open,
    hidden,
    question,
    send,
    text_of,
)


async def test_of_two_who_write_one_change_the_second_sees_both_and_loses_nothing(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    mine, yours = await both_open(lead, commissioner, change)
    first = await lead.post(change, data=mine | {"text": "What did you learn this year?", "reason": "Plain."})
    assert first.status_code == 303
    second = await commissioner.post(
        change, data=yours | {"text": "What would you do otherwise?", "reason": "Bolder."}
    )
    assert second.status_code == 409
    page = unescape(second.text)
    assert "Somebody else changed this while you were writing" in page
    for words in ("What did you learn this year?", "Plain.", "What would you do otherwise?", "Bolder."):
        assert words in page
    assert "Plain." not in page.split("<form ", 2)[-1]
    assert "What did you learn this year?" in await text_of(lead, revision)

    saved = await commissioner.post(
        change, data=hidden(second.text, change) | {"text": "What now?", "reason": "Both."}
    )
    assert saved.status_code == 303
    page = await text_of(lead, revision)
    assert "What now?" in page
    assert "The commissioner, Commissioner 104" in page


async def test_two_who_write_different_changes_at_once_both_succeed(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    first = await question(lead, revision, "What did you learn?")
    second = await question(commissioner, revision, "Who came?")
    mine, yours = await both_open(lead, commissioner, first), await both_open(lead, commissioner, second)
    answers = await asyncio.gather(
        lead.post(first, data=mine[0] | {"text": "What was learnt?", "reason": "Mine."}),
        commissioner.post(second, data=yours[1] | {"text": "Who has come?", "reason": "Yours."}),
    )
    assert [answer.status_code for answer in answers] == [303, 303]
    page = await text_of(lead, revision)
    assert "What was learnt?" in page
    assert "Who has come?" in page


async def test_a_change_that_was_taken_out_meanwhile_can_be_put_in_again(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    _, yours = await both_open(lead, commissioner, change)
    assert (await send(lead, f"{change}/drop")).status_code == 303
    answer = await commissioner.post(change, data=yours | {"text": "Who came?", "reason": "Still wanted."})
    assert answer.status_code == 409
    assert "Somebody else took this change out" in answer.text
    assert "Still wanted." in answer.text
    saved = await commissioner.post(
        change, data=hidden(answer.text, change) | {"text": "Who came?", "reason": "Still wanted."}
    )
    assert saved.status_code == 303
    assert "Who came?" in await text_of(lead, revision)


async def test_a_change_is_not_taken_out_by_whoever_has_not_seen_it_as_it_is(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    _, yours = await both_open(lead, commissioner, f"{change}/drop")
    await send(lead, change, text="Who came last?", reason="Clearer.")
    answer = await commissioner.post(f"{change}/drop", data=yours)
    assert answer.status_code == 409
    assert "Who came last?" in unescape(answer.text)
    assert "Who came last?" in await text_of(lead, revision)
    again = await commissioner.post(f"{change}/drop", data=hidden(answer.text, f"{change}/drop"))
    assert again.status_code == 303
    assert "No change is written yet" in await text_of(lead, revision)


async def test_of_two_who_write_the_outline_the_second_sees_both(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    outline = f"{revision}/outline"
    mine, yours = await both_open(lead, commissioner, outline)
    assert (await lead.post(outline, data=mine | OUTLINE | {"reason": "Two years."})).status_code == 303
    july = OUTLINE | {"effective_from.month": "7", "reason": "From July on."}
    answer = await commissioner.post(outline, data=yours | july)
    assert answer.status_code == 409
    page = unescape(answer.text)
    for words in ("Two years.", "From July on.", "1 April 2026", "1 July 2026"):
        assert words in page
    saved = await commissioner.post(outline, data=hidden(answer.text, outline) | july)
    assert saved.status_code == 303
    assert "Revision from 1 July 2026" in await text_of(lead, revision)


async def test_nobody_agrees_to_a_draft_that_they_have_not_seen(lead: Browser, commissioner: Browser) -> None:
    revision = await begun(lead)
    await question(lead, revision)
    await act(lead, revision, "proposal")
    seen = hidden((await commissioner.get(revision)).text, f"{revision}/agreement")
    await question(lead, revision, "Who came?")
    await act(lead, revision, "proposal")
    answer = await commissioner.post(f"{revision}/agreement", data=seen)
    assert answer.status_code == 409
    page = unescape(answer.text)
    assert "Somebody changed this revision after you opened the page." in page
    assert "Who came?" in page
    again = await commissioner.post(
        f"{revision}/agreement", data=hidden(answer.text, f"{revision}/agreement")
    )
    assert again.status_code == 303


async def test_words_written_into_a_revision_that_was_settled_meanwhile_come_back(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    _, yours = await both_open(lead, commissioner, change)
    await send(lead, f"{revision}/withdrawal", reason="A mistake.")
    answer = await commissioner.post(change, data=yours | {"text": "Who came?", "reason": "Still mine."})
    assert answer.status_code == 404
    assert "It may have been settled." in answer.text
    assert "Still mine." in answer.text
