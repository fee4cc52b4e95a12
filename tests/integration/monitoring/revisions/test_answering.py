"""What the parties say to a revision: comments, counter-proposals, yes and no."""

from __future__ import annotations

from services.access import FORM_FIELD
from tests.factories import YOUTH
from tests.integration.monitoring.conftest import Browser, token_in
from tests.integration.monitoring.revisions.conftest import act, begun, question, send, text_of


async def test_a_revision_is_countered_and_takes_effect_when_the_other_party_agrees(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    assert (await act(lead, revision, "proposal")).status_code == 303
    page = await text_of(commissioner, revision)
    assert "It waits for your answer." in page
    assert "Agree to this revision" in page
    assert "Agree to this revision" not in await text_of(lead, revision)

    assert "takes the proposal back to a draft" in await text_of(commissioner, change)
    assert (await send(commissioner, change, text="Who came?", reason="Shorter.")).status_code == 303
    assert "Being worked on" in await text_of(lead, revision)
    assert (await act(commissioner, revision, "proposal")).status_code == 303
    assert (await act(lead, revision, "agreement")).status_code == 303
    page = await text_of(lead, revision)
    assert "In effect" in page
    assert "The commissioner proposed it and the lead provider agreed" in page
    for step in (
        "began a revision",
        "proposed a revision",
        "agreed to the revision",
        "A revision took effect",
    ):
        assert step in page
    assert "Propose this revision" not in page
    assert "Who came?" in await text_of(lead, f"/api/contracts/{YOUTH}")


async def test_what_stands_in_the_way_of_a_proposal_is_said_where_it_is(
    lead: Browser, commissioner: Browser
) -> None:
    revisions = [await begun(lead), await begun(commissioner)]
    for revision in revisions:
        shown = f"{revision}/changes/new?kind=prompt_retired&about=story"
        assert (await send(lead, shown, reason="Asked enough.")).status_code == 303
        await act(lead, revision, "proposal")
    assert (await act(commissioner, revisions[0], "agreement")).status_code == 303
    answer = await act(commissioner, revisions[1], "agreement")
    assert answer.status_code in (409, 422)
    assert "Another revision has changed the same question" in answer.text


async def test_an_empty_draft_is_not_proposed(lead: Browser) -> None:
    revision = await begun(lead)
    token = token_in((await lead.get(revision)).text)
    answer = await lead.post(f"{revision}/proposal", data={FORM_FIELD: token, "draft": "1"})
    assert answer.status_code == 422
    assert "Propose at least one change." in answer.text


async def test_both_parties_comment_on_the_whole_and_on_each_change(
    lead: Browser, commissioner: Browser
) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    name = f"comment.{change.rpartition('/')[2]}"
    answer = await send(commissioner, revision, f"{change}/comments", **{name: "Why <now>?"})
    assert answer.status_code == 303
    assert (await send(lead, revision, f"{revision}/comments", comment="Thank you.")).status_code == 303
    empty = await send(lead, revision, f"{revision}/comments", comment=" ")
    assert empty.status_code == 422
    page = (await lead.get(revision)).text
    article, rest = page.split("<article", 1)[1].split("</article>", 1)
    assert "Why &lt;now&gt;?" in article
    assert "Thank you." in rest
    assert "Being worked on" in page, "a comment is no change"


async def test_a_comment_on_a_change_that_was_taken_out_stays_readable(lead: Browser) -> None:
    revision = await begun(lead)
    change = await question(lead, revision)
    name = f"comment.{change.rpartition('/')[2]}"
    await send(lead, revision, f"{change}/comments", **{name: "Is this needed?"})
    await send(lead, f"{change}/drop")
    assert "Is this needed?" in await text_of(lead, revision)


async def test_the_other_party_refuses_and_says_why(lead: Browser, commissioner: Browser) -> None:
    revision = await begun(lead)
    await question(lead, revision)
    await act(lead, revision, "proposal")
    assert (await send(commissioner, f"{revision}/refusal", reason="")).status_code == 422
    assert (await send(commissioner, f"{revision}/refusal", reason="Not this year.")).status_code == 303
    page = await text_of(lead, revision)
    assert "The commissioner refused it" in page
    assert "Not this year." in page
    assert "What did you learn?" in page
    assert "Add another change" not in page
    gone = await lead.get(f"{revision}/changes")
    assert gone.status_code == 303
    assert gone.headers["location"] == revision


async def test_ones_own_proposal_is_withdrawn_and_not_refused(lead: Browser, commissioner: Browser) -> None:
    revision = await begun(lead)
    await question(lead, revision)
    await act(lead, revision, "proposal")
    assert (await lead.get(f"{revision}/refusal")).status_code == 303
    assert (await commissioner.get(f"{revision}/withdrawal")).status_code == 303
    assert (await send(lead, f"{revision}/withdrawal", reason="A mistake.")).status_code == 303
    assert "withdrew it" in await text_of(commissioner, revision)
