"""Cookies and the tokens that are made of them."""

from __future__ import annotations

import pytest

from services.access import Cookies, form_token
from services.access.passwords import LONGEST
from services.access.tokens import is_form_token, kept_hash, new_token
from tests.factories import cheap_passwords


def test_over_https_a_cookie_is_bound_to_its_host_and_sent_by_https_alone() -> None:
    planted = Cookies(secure=True).planted("session", "secret")
    assert planted.name == "__Host-fingerpost_session"
    assert planted.secure
    assert planted.http_only


def test_only_the_form_cookie_can_be_read_by_scripts() -> None:
    cookies = Cookies(secure=False)
    readable = [name for name in ("session", "visitor", "form") if not cookies.planted(name, "").http_only]
    assert readable == ["form"]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("fingerpost_session=a", "a"),
        ("other=1; fingerpost_session=a; fingerpost_session=b", "a"),
        ("bad cookie; =; fingerpost_session=a=b", "a=b"),
        ("not_fingerpost_session=a", None),
        ("fingerpost_session=", None),
        ("", None),
        (None, None),
    ],
)
def test_a_cookie_is_found_by_its_whole_name(header: str | None, found: str | None) -> None:
    assert Cookies(secure=False).read(header, "session") == found


def test_without_its_prefix_a_cookie_counts_for_nothing_over_https() -> None:
    assert Cookies(secure=True).read("fingerpost_session=planted", "session") is None


def test_a_form_token_belongs_to_one_browser() -> None:
    mine, other = new_token(), new_token()
    assert is_form_token(form_token(mine), mine)
    assert not is_form_token(form_token(mine), other)
    assert not is_form_token(mine, mine)
    assert not is_form_token("", "")
    assert not is_form_token(None, mine)
    assert not is_form_token("ø", mine)


def test_a_token_is_not_what_is_kept_of_it() -> None:
    token = new_token()
    assert token.encode() not in kept_hash(token)


async def test_a_password_is_kept_as_argon2id_and_only_it_holds() -> None:
    passwords = cheap_passwords()
    kept = passwords.hash("long enough")
    assert kept.startswith("$argon2id$")
    assert await passwords.holds(kept, "long enough")
    assert not await passwords.holds(kept, "long enougH")


async def test_no_password_holds_for_an_account_that_is_not_there() -> None:
    assert not await cheap_passwords().holds(None, "anything")


async def test_what_is_longer_than_any_password_holds_for_nothing() -> None:
    passwords = cheap_passwords()
    assert not await passwords.holds(passwords.hash("a" * LONGEST), "a" * (LONGEST + 1))
