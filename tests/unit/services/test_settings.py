"""Settings: what is accepted, and what stops the start with which words."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from services.settings import PREFIX, Settings, SettingsError, read_settings

TEMPLATE = "c0ffee00-0000-4000-8000-000000000001"
NOTIFY_KEY = f"a team-{TEMPLATE}-{TEMPLATE}"


def test_nothing_needs_to_be_set() -> None:
    assert read_settings({"PATH": "/usr/bin"}) == Settings()


def test_every_setting_can_be_set() -> None:
    environment = {
        "FINGERPOST_DATABASE_URL": "postgresql://u:p@db.example/fingerpost",
        "FINGERPOST_READ_URL": "postgres://replica.example/fingerpost?sslmode=require",
        "FINGERPOST_DATA": "/var/lib/finger post",
        "FINGERPOST_EVIDENCE": "s3://evidence/returns",
        "FINGERPOST_HOST": "::",
        "FINGERPOST_PORT": "80",
        "FINGERPOST_PUBLIC_URL": "https://fingerpost.example/",
        "FINGERPOST_TRUSTED_PROXIES": "10.0.0.1,10.0.0.2",
        "FINGERPOST_CLOCK": "2026-05-15T10:00:00+01:00",
        "FINGERPOST_LOG": "warning",
        "FINGERPOST_REMINDERS": "notify",
        "FINGERPOST_REMINDERS_FROM": "fingerpost@example.gov.uk",
        "FINGERPOST_SMTP_URL": "smtps://u:p@mail.example",
        "FINGERPOST_NOTIFY_KEY": NOTIFY_KEY,
        "FINGERPOST_NOTIFY_TEMPLATE": TEMPLATE,
    }
    assert read_settings(environment) == Settings(
        database_url="postgresql://u:p@db.example/fingerpost",
        read_url="postgres://replica.example/fingerpost?sslmode=require",
        data=Path("/var/lib/finger post"),
        evidence="s3://evidence/returns",
        host="::",
        port=80,
        public_url="https://fingerpost.example",
        trusted_proxies="10.0.0.1,10.0.0.2",
        clock=datetime(2026, 5, 15, 9, tzinfo=UTC),
        log="warning",
        reminders="notify",
        reminders_from="fingerpost@example.gov.uk",
        smtp_url="smtps://u:p@mail.example",
        notify_key=NOTIFY_KEY,
        notify_template=TEMPLATE,
    )
    assert {name.removeprefix(PREFIX).lower() for name in environment} == set(Settings.__struct_fields__)


def test_an_empty_setting_is_one_that_is_not_set() -> None:
    assert read_settings({"FINGERPOST_PORT": " ", "FINGERPOST_DATABASE_URL": ""}).port == 8000


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("EVIDENCE", "http://store.example/evidence", "a folder, or an address such as s3://bucket/folder"),
        ("EVIDENCE", "s3://", "a folder, or an address such as s3://bucket/folder"),
        ("PORT", "0", "a whole number from 1 to 65535"),
        ("PORT", "65536", "a whole number from 1 to 65535"),
        ("PORT", "http", "a whole number from 1 to 65535"),
        ("PUBLIC_URL", "fingerpost.example", "https://fingerpost.example.gov.uk"),
        ("PUBLIC_URL", "https://a.example/under/it", "https://fingerpost.example.gov.uk"),
        ("PUBLIC_URL", "https://a.example:port", "https://fingerpost.example.gov.uk"),
        ("CLOCK", "2026-05-15T09:00:00", "a moment with its distance from UTC"),
        ("CLOCK", "yesterday", "a moment with its distance from UTC"),
        ("LOG", "loud", "one of debug, info, warning, error"),
        ("REMINDERS", "pigeon", "one of off, folder, smtp, notify"),
        ("REMINDERS_FROM", "Fingerpost <a@b.example>", "an e-mail address"),
        ("NOTIFY_TEMPLATE", "reminder", "the id of a template"),
    ],
)
def test_a_bad_value_is_named_with_what_is_accepted(name: str, value: str, accepted: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({f"FINGERPOST_{name}": value})
    assert str(refused.value).startswith(f"FINGERPOST_{name}: {value!r} is not accepted. Use ")
    assert accepted in str(refused.value)


@pytest.mark.parametrize("name", ["DATABASE_URL", "READ_URL"])
def test_a_bad_value_that_may_hold_a_password_is_not_repeated(name: str) -> None:
    with pytest.raises(
        SettingsError, match=rf"FINGERPOST_{name}: its value is not accepted\. Use "
    ) as refused:
        read_settings({f"FINGERPOST_{name}": "mysql://u:hunter2@db.example/x"})
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_URL", "mail.example:25"),
        ("SMTP_URL", "https://user:hunter2@mail.example"),
        ("SMTP_URL", "smtp://user:hunter2@mail.example/path"),
        ("SMTP_URL", "smtp://hunter2@mail.example"),
        ("NOTIFY_KEY", f"hunter2-{TEMPLATE}"),
    ],
)
def test_a_bad_mail_server_or_key_is_refused_and_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"FINGERPOST_{name}: its value is not accepted\.") as refused:
        read_settings({f"FINGERPOST_{name}": value})
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("channel", "needed"),
    [
        ("smtp", ["SMTP_URL", "REMINDERS_FROM", "PUBLIC_URL"]),
        ("notify", ["NOTIFY_KEY", "NOTIFY_TEMPLATE", "PUBLIC_URL"]),
    ],
)
def test_a_channel_is_refused_without_what_it_needs(channel: str, needed: list[str]) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"FINGERPOST_REMINDERS": channel})
    told = [line.split()[0].removeprefix(PREFIX) for line in str(refused.value).splitlines()]
    assert told == needed


def test_reminders_in_a_folder_need_nothing_else() -> None:
    assert read_settings({"FINGERPOST_REMINDERS": "folder"}).reminders == "folder"


def test_browsers_are_led_to_the_public_address_or_to_where_we_listen() -> None:
    assert Settings(public_url="https://a.example").where == "https://a.example"
    assert Settings(host="::1", port=81).where == "http://[::1]:81"


def test_a_misspelt_setting_is_not_passed_over() -> None:
    with pytest.raises(
        SettingsError, match=r"FINGERPOST_PROT is not a setting .* Did you mean FINGERPOST_PORT\?"
    ):
        read_settings({"FINGERPOST_PROT": "80"})


def test_all_bad_settings_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"FINGERPOST_PORT": "x", "FINGERPOST_LOG": "y", "FINGERPOST_COLOUR": "z"})
    assert [line.split()[0].rstrip(":") for line in str(refused.value).splitlines()] == [
        "FINGERPOST_COLOUR",
        "FINGERPOST_LOG",
        "FINGERPOST_PORT",
    ]


def test_cookies_are_secure_where_browsers_use_https_alone() -> None:
    plain = Settings(public_url="http://localhost:8000")
    assert not plain.secure_cookies
    assert not Settings().secure_cookies
    assert msgspec.structs.replace(plain, public_url="https://a.example").secure_cookies


def test_the_reference_names_every_setting_and_no_other() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "settings.md").read_text()
    told = re.findall(r"^\| `FINGERPOST_(\w+)`", page, flags=re.MULTILINE)
    assert [name.lower() for name in told] == list(Settings.__struct_fields__)
