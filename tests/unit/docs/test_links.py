"""Every link of the documentation leads somewhere, and every page can be reached from its index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
PAGES = {
    path.relative_to(ROOT).as_posix(): path
    for path in [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
}
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
NOT_IN_AN_ANCHOR = re.compile(r"[^\w\- ]")


def links(page: Path) -> list[str]:
    """The addresses that a page links to, less those that are only code."""
    return LINK.findall(FENCED.sub("", page.read_text()))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text()), re.MULTILINE)
    return {NOT_IN_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def reachable(start: Path) -> Iterator[Path]:
    """The pages that can be reached by following links, the first one included."""
    waiting, seen = [start], {start}
    while waiting:
        page = waiting.pop()
        yield page
        following = {
            (page.parent / link.partition("#")[0]).resolve()
            for link in links(page)
            if ".md" in link and "://" not in link
        }
        waiting.extend(following - seen)
        seen |= following


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    for link in links(page):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{link} leads nowhere"
        assert target.is_relative_to(ROOT), f"{link} leads out of the project"
        assert not anchor or anchor in anchors(target), f"{link} has no such heading"


def test_every_page_can_be_reached_from_the_index() -> None:
    decisions = set((DOCS / "decisions").glob("*.md"))  # the index leads to their folder
    assert set(DOCS.rglob("*.md")) - decisions <= set(reachable(DOCS / "index.md"))


def test_the_index_can_be_reached_from_the_readme() -> None:
    assert DOCS / "index.md" in set(reachable(ROOT / "README.md"))
