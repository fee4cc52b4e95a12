"""A real browser and the monitoring service on the loopback address, over a furnished database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from services.access import Person
from services.monitoring.app import create_app
from services.operations.embedded_postgres import EmbeddedPostgres
from services.settings import Settings
from tests.factories import NOW, PASSWORD, cheap_passwords
from tests.furnished import clones, make_template
from tests.served import served
from tools.browser import find_browser

ROOT: Final = Path(__file__).parents[2]
AXE: Final = ROOT / "node_modules/axe-core/axe.min.js"
WIDTHS: Final = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}
"""Pixels: an ordinary screen, and 400 % zoom on it (WCAG 2.2, 1.4.10)."""
WCAG: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def furnished_template(embedded_server: EmbeddedPostgres) -> str:
    """The name of the furnished database; one server is enough for what a browser shows."""
    return make_template(embedded_server)


@pytest.fixture
def furnished_url(embedded_server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """The address of a new furnished database."""
    yield from clones(embedded_server, furnished_template)


@pytest.fixture
def address(furnished_url: str) -> Iterator[str]:
    """Where the service can be reached."""
    app = create_app(Settings(database_url=furnished_url, clock=NOW), passwords=cheap_passwords())
    with served(app, furnished_url) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The Chromium that is installed, or Playwright's own.

    No longer than a module: while it is driven, no other test could start a loop in this thread.
    """
    found = find_browser()
    assert found is not None, "No Chromium. `python -m tools.browser` installs one."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> str:
    """An ordinary screen, then a narrow one."""
    name: str = request.param
    return name


@pytest.fixture
def page(chromium: Browser, address: str, width: str) -> Iterator[Page]:
    """A page of a browser without scripts, as every journey must work."""
    context = _context(chromium, address, width, scripts=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def lasting_address(embedded_server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """Where a service can be reached in which no test records anything."""
    for url in clones(embedded_server, furnished_template):
        app = create_app(Settings(database_url=url, clock=NOW), passwords=cheap_passwords())
        with served(app, url) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture
def scanned(chromium: Browser, lasting_address: str, width: str) -> Iterator[Page]:
    """A page that axe can look at: with scripts, and past the policy that forbids foreign ones."""
    context = _context(chromium, lasting_address, width, scripts=True)
    yield context.new_page()
    context.close()


def _context(chromium: Browser, address: str, width: str, *, scripts: bool) -> BrowserContext:
    context = chromium.new_context(
        base_url=address,
        viewport=WIDTHS[width],
        java_script_enabled=scripts,
        bypass_csp=scripts,
        locale="en-GB",
    )
    context.set_default_timeout(15_000)
    return context


def sign_in(page: Page, person: Person) -> None:
    """Sign in by the form."""
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def complaints(page: Page) -> list[str]:
    """What axe finds on the page, and whether the page has to be scrolled both ways."""
    # A press returns once the next page is on its way, which may be before it has a head to put a script in.
    page.wait_for_load_state()
    page.add_script_tag(path=AXE)
    found: dict[str, Any] = page.evaluate(
        # Violations alone are told in full: telling what passed takes longer than finding it.
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        WCAG,
    )
    complaints = [
        f"{page.url}: {violation['id']}: {node['target']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return complaints + ([f"{page.url} is {wider} pixels wider than the screen"] if wider > 0 else [])
