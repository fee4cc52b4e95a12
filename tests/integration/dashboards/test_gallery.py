"""Whoever is signed in may see the gallery, in any role; nobody else may."""

import pytest

from services.access import Person
from services.dashboards.addresses import gallery_page
from services.dashboards.gallery.forms import FORMS
from tests.factories import (
    ADMINISTRATOR,
    ASSESSOR,
    AUDITOR,
    COMMISSIONER,
    LEAD,
    OTHER_PROVIDER,
    SCRUTINY,
)
from tests.integration.dashboards.conftest import SignIn, Visitor, told

PAGES = (gallery_page(), *(gallery_page(form.key) for form in FORMS))
FILES = tuple(
    f"{gallery_page(form.key)}/{name}"
    for form in FORMS
    for name in (f"{form.charts()[0].key}.csv", f"{form.charts()[-1].key}.ods", "all.csv", "all.ods")
)


@pytest.mark.parametrize(
    "person",
    [LEAD, OTHER_PROVIDER, COMMISSIONER, AUDITOR, SCRUTINY, ASSESSOR, ADMINISTRATOR],
    ids=lambda person: person.name,
)
async def test_every_role_sees_every_page_and_its_charts(visitor: SignIn, person: Person) -> None:
    browser: Visitor = await visitor(person)
    for path in PAGES:
        answer = await browser.get(path)
        assert answer.status_code == 200, path
        assert "Every figure here is invented" in answer.text
    assert "No reading: Feel less lonely" in told(await browser.charts(gallery_page("travelled")))


async def test_every_page_has_its_files(visitor: SignIn) -> None:
    browser: Visitor = await visitor(SCRUTINY)
    for path in FILES:
        assert (await browser.get(path)).status_code == 200, path


@pytest.mark.parametrize("path", [*PAGES, *FILES[:4]])
async def test_who_is_not_signed_in_is_sent_to_sign_in(visitor: SignIn, path: str) -> None:
    browser: Visitor = await visitor(None)
    answer = await browser.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?to=")
    assert b"invented" not in answer.content
    assert told(await browser.charts(path)).startswith("Your sign-in has ended.")


async def test_it_is_about_no_moment_and_offers_none(visitor: SignIn) -> None:
    browser: Visitor = await visitor(SCRUTINY)
    assert "As known on" not in (await browser.get(gallery_page())).text
    answer = await browser.get(f"{gallery_page()}?as_of=yesterday")
    assert answer.status_code == 400
    assert 'id="as_of"' in answer.text


@pytest.mark.parametrize("path", [gallery_page("pie"), f"{gallery_page('real')}/none.csv"])
async def test_what_the_gallery_does_not_have_is_not_found(visitor: SignIn, path: str) -> None:
    browser: Visitor = await visitor(SCRUTINY)
    assert (await browser.get(path)).status_code == 404
