"""Forms as a browser sends them: everything that stands in the page, and what a test types into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from html.parser import HTMLParser

from httpx import Response

from tests.integration.monitoring.conftest import Browser

Typed = Mapping[str, str | Sequence[str]]


class _Fields(HTMLParser):
    """The fields of the form that is sent to an address, with what stands in them."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action, self._within, self._area, self._select = action, False, "", ""
        self.held: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._within = known.get("action") == self._action
        if not self._within:
            return
        match tag:
            case "input" if known.get("type") in {"checkbox", "radio"}:
                if "checked" in known:
                    self._put(known["name"], known["value"])
            case "input" if known.get("type") != "file":
                self._put(known["name"], known.get("value", ""))
            case "textarea":
                self._area = known["name"]
                self._put(self._area, "")
            case "select":
                self._select = known["name"]
            case "option" if "selected" in known:
                self._put(self._select, known["value"])
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._within = False

    def handle_data(self, data: str) -> None:
        if self._area:
            self.held[self._area][-1] += data

    def _put(self, name: str, value: str) -> None:
        self.held.setdefault(name, []).append(value)


def filled(page: str, action: str) -> dict[str, list[str]]:
    """What a page's form would send if nobody typed anything."""
    fields = _Fields(action)
    fields.feed(page)
    assert fields.held, f"the page has no form that is sent to {action}"
    return fields.held


def sent(typed: Typed) -> dict[str, list[str]]:
    """What was typed, each name with all that stands under it."""
    return {name: [text] if isinstance(text, str) else list(text) for name, text in typed.items()}


async def send(
    browser: Browser, page: str, action: str, typed: Typed | None = None, to: str = ""
) -> Response:
    """Type into the form of a page and send it; `to` is another address that one of its buttons has."""
    return await browser.post(to or action, data=filled(page, action) | sent(typed or {}))


async def fill(browser: Browser, address: str, typed: Typed | None = None) -> Response:
    """Open a page, type into its form, and send it to the page's own address."""
    page = (await browser.get(address)).text
    return await send(browser, page, address.partition("?")[0], typed)


def on(name: str, day: str) -> dict[str, str]:
    """A day as it is typed into three fields: "31 3 2026"."""
    return dict(zip((f"{name}.day", f"{name}.month", f"{name}.year"), day.split(), strict=True))


def words_of(answer: Response, status: int = 200) -> str:
    """The text of an answer."""
    assert answer.status_code == status, answer.text
    return unescape(answer.text)
