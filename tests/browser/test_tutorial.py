"""The tutorial "Read an outcome", followed in a real browser: its text is the program that is run.

What it tells to press stands in bold and is pressed; what it says a page answers is quoted and looked for.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from demonstration.people import PASSWORD
from services.operations import demo
from services.operations.composition import compose
from services.operations.embedded_postgres import EmbeddedPostgres
from services.operations.migrations import migrate
from services.operations.progress import Progress
from services.settings import Settings
from tests.browser.conftest import WIDTHS
from tests.furnished import clones
from tests.served import served

TUTORIAL: Final = Path(__file__).parents[2] / "docs/tutorial/read-an-outcome.md"
STEPS: Final = TUTORIAL.read_text().partition("## On a telephone")[0]
PATIENCE: Final = 60_000
"""Milliseconds for a page: many charts are drawn beside other work."""
STEP: Final = re.compile(
    r"[Cc]hoose\s+\*\*(?P<press>[^*]+)\*\*(?:\s+below\s+“(?P<below>[^”]+)”)?"
    r"|[Oo]pen\s+\*\*(?P<open>[^*]+)\*\*"
    r"|sign\s+in\s+as\s+`(?P<sign_in>[^`]+)`"
    r"|[Uu]nder\s+\*\*(?P<under>[^*]+)\*\*\s+(?:give\s+(?P<give>\d+ \w+ \d+)|pick\s+\*\*(?P<pick>[^*]+)\*\*)"
    r"|^> (?P<says>.+(?:\n> .+)*)",
    re.MULTILINE,
)
BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")


def press(page: Page, step: Mapping[str, str]) -> None:
    """Follow a link or press a button; of several alike, the one that belongs to what it stands below."""
    part: Page | Locator = page
    if below := step["below"]:
        part = page.get_by_role("region", name=below).or_(page.get_by_role("navigation", name=below)).last
    # What only a screen reader says, as in "Look closer at: ...", is no part of what one is told to press.
    name = re.compile(rf"^{re.escape(step['press'])}(?=$| ?:| at:)")
    part.get_by_role("link", name=name).or_(part.get_by_role("button", name=name)).first.click()


def unfold(page: Page, step: Mapping[str, str]) -> None:
    """Open what is folded away."""
    page.locator("summary", has_text=step["open"]).first.click()


def sign_in(page: Page, step: Mapping[str, str]) -> None:
    """Sign in by the form."""
    page.get_by_label("Email address").fill(step["sign_in"])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def give(page: Page, step: Mapping[str, str]) -> None:
    """Give a day."""
    day = datetime.strptime(step["give"], "%d %B %Y")  # noqa: DTZ007 - a day has no time zone
    page.get_by_label(step["under"]).fill(day.date().isoformat())


def pick(page: Page, step: Mapping[str, str]) -> None:
    """Pick a moment by its name, and leave the day empty."""
    page.get_by_label("As known on").fill("")
    page.get_by_label(step["under"]).select_option(label=step["pick"])


def find(page: Page, step: Mapping[str, str]) -> None:
    """See what is quoted, whole words and numbers of it, where a reader would see it."""
    words = r"\s+".join(map(re.escape, step["says"].replace("\n> ", " ").split()))
    whole = re.compile(rf"(?<![\w.]){words}(?!\w|\.\d)")
    expect(page.locator("body")).to_contain_text(whole, use_inner_text=True, timeout=PATIENCE)


FOLLOW: Final[Mapping[str, Callable[[Page, Mapping[str, str]], None]]] = {
    "press": press,
    "open": unfold,
    "sign_in": sign_in,
    "give": give,
    "pick": pick,
    "says": find,
}


def follow(page: Page, text: str) -> None:
    """Do what the text tells, in its order."""
    for found in STEP.finditer(text):
        step = {name: _in_one_line(name, said) for name, said in found.groupdict("").items()}
        FOLLOW[next(kind for kind in FOLLOW if step[kind])](page, step)


def _in_one_line(name: str, said: str) -> str:
    return said if name == "says" else " ".join(said.split())


@pytest.fixture(scope="module")
def demonstrated_address(embedded_server: EmbeddedPostgres) -> Iterator[str]:
    """Where the demonstration can be reached, loaded and served as the command does it."""
    for url in clones(embedded_server, "template1"):
        asyncio.run(migrate(url))
        settings = demo.set_up(Settings(database_url=url))
        with Progress() as progress:
            demo.fill(settings, progress)
        app: Any = compose(settings, "all", introductions=demo.introductions())
        with served(app, url) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture
def reader(demonstrated_address: str, chromium: Browser) -> Iterator[Page]:
    """A page of the demonstration before anybody has signed in."""
    context = chromium.new_context(base_url=demonstrated_address, viewport=WIDTHS["wide"], locale="en-GB")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def test_whoever_does_what_the_tutorial_tells_sees_what_it_quotes(reader: Page) -> None:
    follow(reader, STEPS)


@pytest.mark.parametrize(
    "said", ["> today is 15 July 2026", "> today is 4 July 2026", "> today is 14 July 202"]
)
def test_a_quotation_that_the_page_does_not_hold_word_for_word_is_refused(
    reader: Page, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.browser.test_tutorial.PATIENCE", 500)
    with pytest.raises(AssertionError, match="contain text"):
        follow(reader, said)


def test_whatever_the_tutorial_tells_to_press_is_pressed() -> None:
    told = BOLD.findall(STEPS.partition("## Find the outcome")[2])
    followed = [word for found in STEP.finditer(STEPS) for word in BOLD.findall(found[0])]
    assert followed == told


def test_whatever_the_tutorial_quotes_is_looked_for() -> None:
    quoted = [line for line in STEPS.splitlines() if line.startswith(">")]
    looked_for = [line for found in STEP.finditer(STEPS) if found["says"] for line in found[0].splitlines()]
    assert looked_for == quoted
    assert len(quoted) > len(re.findall(r"^## \d", STEPS, re.MULTILINE)) > 0
