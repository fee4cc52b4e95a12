"""What is hoped for of a group of people is said by the commissioner and stands beside what is read of it."""

from __future__ import annotations

from tests.factories import COMMISSIONER, FRIENDSHIP, LEAD, LONELY, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.returning import OPEN, fill_in, looked_at, open_task, submit

WHERE = f"/contracts/{YOUTH}/expectations/{LONELY.indicator_id}"
EVERYBODY = {
    "path.0.on.day": "30",
    "path.0.on.month": "9",
    "path.0.on.year": "2025",
    "path.0.value": "10",
    "path.0.group": "",
}
YOUNG = {
    "path.1.on.day": "30",
    "path.1.on.month": "9",
    "path.1.on.year": "2025",
    "path.1.value": "4",
    "path.1.group": "Under 16",
}


async def say(browser: Browser, values: dict[str, str]) -> tuple[int, str]:
    page = (await browser.get(WHERE)).text
    form = {"_form": token_in(page), "baseline.quality": "measured", **values}
    answer = await browser.post(WHERE, data=form)
    return answer.status_code, answer.text


async def test_it_is_told_beside_the_group_in_the_contract_and_in_the_return(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    assert "For whom" in (await browser.get(WHERE)).text
    status, page = await say(browser, EVERYBODY | YOUNG)
    assert status == 303, page
    assert "Under 16: 4 people by 30 September 2025" in (await browser.get(f"/contracts/{YOUTH}")).text

    browser.cookies.clear()
    await sign_in(browser, LEAD)
    task = (await open_task(browser, str(FRIENDSHIP.outcome_id))).text
    assert task.count("Expected by now: 10 people") == 1
    assert task.count("Expected by now: 4 people") == 1
    await fill_in(browser)
    assert (await submit(browser, await looked_at(browser))).status_code == 303
    assert "Expected by then of Under 16: 4 people" in (await browser.get(f"/returns/{OPEN}")).text


async def test_a_group_alone_is_enough_and_the_form_keeps_whom_it_was_for(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    status, page = await say(browser, YOUNG | {"path.1.value": "-4"})
    assert status == 422
    assert "cannot be -4" in page
    assert '<option value="Under 16" selected' in page
    assert (await say(browser, YOUNG))[0] == 303


async def test_a_group_that_is_not_asked_for_is_refused(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    status, page = await say(browser, YOUNG | {"path.1.group": "Girls"})
    assert status == 422
    assert "Choose one of the answers that the page offers." in page
