"""Signing in by the form, and what it is proof against."""

from __future__ import annotations

import pytest

from services.access import FORM_FIELD, HOMES, Person
from tests.factories import LEAD, PEOPLE
from tests.integration.monitoring.conftest import Browser, sign_in, token_in


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
async def test_everybody_comes_to_their_own_first_page(browser: Browser, person: Person) -> None:
    home = await sign_in(browser, person)
    assert home == HOMES[person.role]
    page = await browser.get(home)
    assert page.status_code == 200
    assert person.name in page.text
