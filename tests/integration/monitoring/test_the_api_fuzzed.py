"""Whatever fits the API's own description, or just fails to, is answered and is never a fault of ours.

`FINGERPOST_FUZZ` says how many requests are made up for each operation; it takes hundreds to be a campaign.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID, uuid4

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.generation.case import Case

from domain.provider_return.model import return_id
from services.access import FORM_FIELD, FORM_HEADER, Person
from services.monitoring.app import create_app
from services.settings import Settings
from tests.factories import (
    COMMISSIONER,
    FRAMEWORKS,
    LEAD,
    NORTHAM,
    NOW,
    PASSWORD,
    SUMMER,
    YOUTH,
    cheap_passwords,
)
from tests.integration.monitoring.conftest import token_in
from tests.served import served

REQUESTS: Final = int(os.environ.get("FINGERPOST_FUZZ", "2"))
FEWEST: Final = 50
FAULT: Final = 500
KNOWN: Final[Mapping[str, UUID]] = {
    "contract_id": YOUTH,
    "framework_id": FRAMEWORKS[NORTHAM],
    "return_id": return_id(YOUTH, SUMMER),
}
"""Ids of what is there: where nothing is found, little can go wrong."""


@pytest.fixture
def address(furnished_url: str) -> Iterator[str]:
    app = create_app(Settings(database_url=furnished_url, clock=NOW), passwords=cheap_passwords())
    with served(app, furnished_url) as port:
        yield f"http://127.0.0.1:{port}"


def signed_in(address: str, person: Person) -> Mapping[str, str]:
    """The headers of somebody who signed in."""
    with httpx.Client(base_url=address, trust_env=False) as client:
        token = token_in(client.get("/sign-in").text)
        form = {FORM_FIELD: token, "email": person.email, "password": PASSWORD}
        assert client.post("/sign-in", data=form).status_code == 303
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        return {"Cookie": cookies, FORM_HEADER: client.cookies["fingerpost_form"]}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("person", [LEAD, COMMISSIONER], ids=["lead", "commissioner"])
def test_no_request_is_a_fault(address: str, person: Person, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_url(f"{address}/schema/openapi.json")
    caller = Caller(address, signed_in(address, person))
    for operation in schema.get_all_operations():
        cases = operation.ok().as_strategy(generation_mode=mode)
        ask = given(case=cases, known=st.booleans())(caller.ask)
        settings(
            max_examples=REQUESTS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )(ask)()
    caller.session.close()
    assert caller.faults == []
    assert sum(caller.answered.values()) > FEWEST
    done = caller.answered.keys() & {200, 201}
    assert done or mode is GenerationMode.NEGATIVE, "nothing was ever done"


class Caller:
    """Asks for whatever was made up, most often about something that is there.

    Attributes:
        faults: what was answered with a fault of ours.
        answered: how often each status was answered.
    """

    def __init__(self, address: str, headers: Mapping[str, str]) -> None:
        self._address, self._headers = address, headers
        self.session = requests.Session()
        self.session.trust_env = False
        self.faults: list[str] = []
        self.answered: Counter[int] = Counter()

    def ask(self, case: Case, known: bool) -> None:  # noqa: FBT001 - drawn
        """Send one request."""
        if known:
            for name in case.path_parameters.keys() & KNOWN.keys():
                case.path_parameters[name] = str(KNOWN[name])
        headers = {**self._headers, "Idempotency-Key": str(uuid4())}
        answer = case.call(base_url=self._address, session=self.session, headers=headers)
        self.answered[answer.status_code] += 1
        if answer.status_code >= FAULT:
            self.faults.append(f"{case.as_curl_command()}: {answer.status_code} {answer.text[:300]}")
