"""Writing a revision: its outline, its changes, and what stands beside them."""

from __future__ import annotations

import re
from html import unescape
from uuid import UUID

from services.monitoring.definitions import indicator_values
from services.monitoring.forms import Values
from tests.factories import (
    CONFIDENCE,
    HOPEFUL,
    LONELY,
    SAVED,
    SAVINGS,
    WELCOME,
    an_id,
)
from tests.integration.monitoring.conftest import Browser
from tests.integration.monitoring.revisions.conftest import (
    NEW,
    OUTLINE,
    begun,
    hidden,
    question,
    send,
    text_of,
)


async def test_a_draft_is_seen_by_both_parties(lead: Browser, commissioner: Browser) -> None:
    revision = await begun(lead)
    for browser in (lead, commissioner):
        page = await text_of(browser, revision)
        assert "Revision from 1 April 2026" in page
        assert "Being worked on" in page
        assert "A year has passed." in page
        assert "1 April 2026. After a year" in page
        assert "The lead provider began a revision from 1 April 2026." in page


async def test_a_double_click_begins_one_revision(lead: Browser) -> None:
    page = (await lead.get(NEW)).text
    fields = hidden(page, NEW) | OUTLINE
    first, again = await lead.post(NEW, data=fields), await lead.post(NEW, data=fields)
    assert first.status_code == again.status_code == 303
    assert first.headers["location"] == again.headers["location"]


NO_DAY = {"effective_from.day": "", "effective_from.month": "", "effective_from.year": ""}
TOO_EARLY = {"effective_from.day": "30", "effective_from.month": "9", "effective_from.year": "2025"}
WRONG: list[tuple[dict[str, str], str]] = [
    ({"reason": " "}, "Say why the change is proposed."),
    ({"effective_from.month": "13"}, "“13” is not the month."),
    (NO_DAY, "Give the day from which the revision would count."),
    (TOO_EARLY, "asks for what was in force on 30 September 2025"),
    ({"effective_from.year": "2030"}, "no later than 31 March 2028"),
    ({"break_point_id": str(an_id(62))}, "Choose one of the answers"),
]


async def test_an_outline_that_cannot_be_comes_back_with_its_words_and_the_rule(lead: Browser) -> None:
    for typed, said in WRONG:
        answer = await send(lead, NEW, **(OUTLINE | typed))
        assert answer.status_code == 422, said
        assert said in unescape(answer.text)
        assert "Error: " in answer.text
        assert (OUTLINE | typed)["reason"] in answer.text


async def test_the_page_shows_only_what_differs_side_by_side(lead: Browser) -> None:
    revision = await begun(lead)
    shown = f"{revision}/changes/new?kind=indicator_refined&about={HOPEFUL.indicator_id}"
    page = await text_of(lead, shown)
    assert 'value="Look forward to the next year"' in page
    typed = dict(Values.of(indicator_values(HOPEFUL)))
    answer = await send(
        lead, shown, **(typed | {"way_of_measuring": "Asked twice a year", "reason": "Once is too seldom."})
    )
    assert answer.status_code == 303, answer.text
    page = await text_of(lead, revision)
    assert "“Look forward to the next year” is read in another way" in page
    assert "Asked in the last session of the period" in page
    assert "Asked twice a year" in page
    assert "Once is too seldom." in page
    assert "The lead provider, Provider 101" in page
    changed = page.split('class="fp-differences"', 1)[1].split("</dl>", 1)[0]
    assert re.findall(r"<dt>([^<]+)</dt>", changed) == ["How it is measured"]


HOPED_FOR = {
    "baseline.value": "14",
    "baseline.on.day": "1",
    "baseline.on.month": "4",
    "baseline.on.year": "2025",
    "baseline.quality": "estimated",
    "path.0.on.day": "31",
    "path.0.on.month": "3",
    "path.0.on.year": "2027",
    "path.0.value": "5",
}
SLEEP = {
    "title": "Sleep well",
    "outcome_id": str(CONFIDENCE.outcome_id),
    "measure": "count",
    "direction": "increase",
    "lens": "subjective",
}
QUIET = {"statement": "Streets are quiet", "level": "community", "bottom_line": "environmental"}
DARE = {"statement": "Young people dare", "level": "service", "bottom_line": "social"}
QUIZ = {"title": "Quiz nights", "outcome_ids": str(CONFIDENCE.outcome_id)}
KINDS: list[tuple[str, object, dict[str, str], str]] = [
    ("outcome_added", "", QUIET, "“Streets are quiet” is worked for as well"),
    ("outcome_refined", CONFIDENCE.outcome_id, DARE, "The outcome “Young people dare” is put otherwise"),
    ("indicator_added", "", SLEEP, "“Sleep well” is read as well"),
    ("indicator_retired", SAVED.indicator_id, {}, "“Saved on travel by families” is no longer asked for"),
    ("activity_added", "", QUIZ, "“Quiz nights” is done as well"),
    ("expectation_reset", LONELY.indicator_id, HOPED_FOR, "What is expected of “Often feel alone” is set"),
    ("prompt_added", "", {"text": "Who came?"}, "The question “Who came?” is asked as well"),
    ("prompt_retired", "story", {}, "The question “What changed for somebody in this period?” is no longer"),
]


async def test_each_kind_of_change_can_be_written_and_written_anew(lead: Browser) -> None:
    revision = await begun(lead)
    for kind, about, typed, said in KINDS:
        shown = f"{revision}/changes/new?kind={kind}&about={about}"
        answer = await send(lead, shown, **typed)
        assert answer.status_code == 422, kind
        assert "Say why this change is wanted." in answer.text
        answer = await send(lead, shown, reason=f"It helps: {kind}.", **typed)
        assert answer.status_code == 303, answer.text
        change = answer.headers["location"].partition("#change-")[2]
        page = await text_of(lead, revision)
        assert said in page
        assert f"It helps: {kind}." in page
        answer = await send(lead, f"{revision}/changes/{change}", reason=f"It helps much: {kind}.", **typed)
        assert answer.status_code == 303, answer.text
    page = await text_of(lead, revision)
    assert f"{len(KINDS)} changes" in page
    assert page.count("It helps much: ") >= len(KINDS)


async def test_an_outcome_is_retired_together_with_its_indicators_only(lead: Browser) -> None:
    revision = await begun(lead)
    shown = f"{revision}/changes/new?kind=outcome_retired&about={SAVINGS.outcome_id}"
    answer = await send(lead, shown, reason="Fares are free.")
    assert answer.status_code == 422
    assert "Retire its indicators in the same revision" in answer.text
    assert "Fares are free." in answer.text
    first = f"{revision}/changes/new?kind=indicator_retired&about={SAVED.indicator_id}"
    assert (await send(lead, first, reason="Fares are free.")).status_code == 303
    assert (await send(lead, shown, reason="Fares are free.")).status_code == 303


async def test_a_figure_that_is_not_on_the_scale_is_said_beside_its_row(lead: Browser) -> None:
    revision = await begun(lead)
    shown = f"{revision}/changes/new?kind=expectation_reset&about={WELCOME.indicator_id}"
    typed = {"reason": "Higher.", "path.0.value": ""}
    for row, year, value in ((3, "2027", "5"), (1, "2026", "3.5")):
        on = {f"path.{row}.on.day": "31", f"path.{row}.on.month": "3", f"path.{row}.on.year": year}
        typed |= on | {f"path.{row}.value": value}
    answer = await send(lead, shown, **typed)
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert 'href="#path.3.value">“How welcome the club feels” cannot be 5.' in page.replace("\n", "")
    assert 'value="3.5"' in page


async def test_one_more_row_keeps_everything_that_was_typed(lead: Browser) -> None:
    revision = await begun(lead)
    shown = f"{revision}/changes/new?kind=outcome_added"
    typed = {"statement": "", "words_of_people.0.words": "I dare.", "reason": "Not yet known"}
    answer = await send(lead, shown, add="words_of_people", **typed)
    assert answer.status_code == 200
    assert "Error: " not in answer.text
    assert "I dare." in answer.text
    assert 'id="words_of_people.1.words"' in answer.text
    assert "Not yet known" in answer.text


async def test_what_the_framework_says_can_be_taken_over(lead: Browser, commissioner: Browser) -> None:
    revision = await begun(lead)
    await send(
        lead,
        f"{revision}/changes/new?kind=indicator_retired&about={SAVED.indicator_id}",
        reason="Fares are free.",
    )
    page = await text_of(commissioner, f"{revision}/changes/new?kind=indicator_added")
    assert f'<option value="{SAVED.indicator_id}">' in page
    page = await text_of(
        commissioner, f"{revision}/changes/new?kind=indicator_added&about={SAVED.indicator_id}"
    )
    assert 'value="Saved on travel by families"' in page


async def test_the_past_of_a_revision_is_read_only(lead: Browser) -> None:
    revision = await begun(lead)
    await question(lead, revision)
    page = await text_of(lead, revision)
    position = re.findall(r"\?position=(\d+)", page.split("How it came about", 1)[1])[0]
    past = await text_of(lead, f"{revision}?position={position}")
    assert "No change is written yet" in past
    assert "What you can do now" not in past
    assert "Add a change" not in past
    assert (await lead.get(f"{revision}?position=3")).status_code == 404


async def test_what_is_not_there_cannot_be_changed(lead: Browser) -> None:
    revision = await begun(lead)
    for query in (
        "",
        "kind=nothing",
        "kind=indicator_refined",
        "kind=indicator_refined&about=x",
        "kind=prompt_retired&about=other",
        f"kind=outcome_retired&about={UUID(int=999)}",
    ):
        assert (await lead.get(f"{revision}/changes/new?{query}")).status_code == 404, query
