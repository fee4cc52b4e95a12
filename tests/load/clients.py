"""Clients of the HTTP API that do not lose heart: what fails they send again, under the same key."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import aclosing
from uuid import uuid4

import httpx
import msgspec

from domain.provider_return.commands import SubmitReturn
from services.access import FORM_FIELD, FORM_HEADER, Cookies
from services.monitoring.api.returns import Submission
from services.monitoring.api.shared import Recorded
from tests.load.verdict import Sent
from tests.load.world import PASSWORD, SUBMITTER, stream_of, submission

TIMEOUT = 15.0
"""Seconds after which a client takes a request that is not answered for failed."""
PAUSE = 0.25
"""Seconds that a client waits before it tries again."""
TWICE_AT_ONCE, GIVES_UP = 7, 11
"""Of so many submissions one is sent twice at the same time, and one is given up at its first failure."""
_TOKEN = re.compile(rf'name="{FORM_FIELD}" value="([^"]+)"')
_COOKIES = Cookies(secure=False)


class Ledger:
    """What the clients know: each submission, what they were answered, and how it went.

    Attributes:
        acknowledged: how many submissions were acknowledged.
        failures: requests that were answered by an error of the service or not at all.
        repeated: acknowledgements of what had been acknowledged before: of the twin of a request.
    """

    def __init__(self) -> None:
        self.acknowledged = self.failures = self.repeated = 0
        self._last_failure = "none"
        self._sent: dict[int, Sent] = {}
        self._changed = asyncio.Event()

    @property
    def sent(self) -> list[Sent]:
        """Every submission that was sent, whether acknowledged or not."""
        return list(self._sent.values())

    def send(self, number: int) -> SubmitReturn:
        """Note that a submission is about to be sent."""
        command = submission(number)
        self._sent[number] = Sent(command=command)
        return command

    def acknowledge(self, number: int, answer: Recorded) -> None:
        """Note an acknowledgement."""
        known = self._sent[number]
        self.acknowledged += not known.positions
        self.repeated += bool(known.positions)
        self._sent[number] = msgspec.structs.replace(known, positions=(*known.positions, answer.position))
        self._changed.set()

    def refuse(self, number: int, answer: str) -> None:
        """Note that the service would not have it."""
        known = self._sent[number]
        self._sent[number] = msgspec.structs.replace(known, refusals=(*known.refusals, answer))

    def fail(self, why: str) -> None:
        """Note a request that was answered by an error of the service or not at all."""
        self.failures += 1
        self._last_failure = why

    async def until(self, acknowledged: int, patience: float) -> None:
        """Wait until so many submissions are acknowledged.

        Raises:
            TimeoutError: where they are not within `patience` seconds.
        """
        try:
            async with asyncio.timeout(patience):
                while self.acknowledged < acknowledged:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError as error:
            error.add_note(
                f"{self.acknowledged} submissions were acknowledged, and no more in {patience:.0f} s."
            )
            error.add_note(f"The last failure was: {self._last_failure}")
            raise


class Client:
    """One client: a session of its own, one submission after the other.

    Args:
        address: of the service, as ``http://127.0.0.1:8000``.
        ledger: where it notes what it sends and is told.
        numbers: the returns to submit to, shared with the other clients.
        stop: set when no further submission is to be begun.
    """

    def __init__(self, address: str, ledger: Ledger, numbers: Iterator[int], stop: asyncio.Event) -> None:
        self._http = httpx.AsyncClient(base_url=address, timeout=TIMEOUT, trust_env=False)
        self._ledger, self._numbers, self._stop = ledger, numbers, stop

    async def sign_in(self) -> None:
        """Sign in by the form, as a browser does."""
        page = await self._http.get("/sign-in")
        found = _TOKEN.search(page.text)
        assert found is not None, "the sign-in page has no form of ours"
        form = {FORM_FIELD: found[1], "email": SUBMITTER.email, "password": PASSWORD}
        answer = await self._http.post("/sign-in", data=form)
        assert answer.status_code == httpx.codes.SEE_OTHER, answer.text
        self._http.headers[FORM_HEADER] = self._http.cookies[_COOKIES.name("form")]

    async def work(self) -> None:
        """Submit until told to stop; what was begun is brought to its end."""
        async with aclosing(self._http):
            for number in self._numbers:
                await self._submit(number)
                if self._stop.is_set():
                    return

    async def _submit(self, number: int) -> None:
        command, key = self._ledger.send(number), str(uuid4())
        body = msgspec.json.encode(Submission(readings=command.readings, narratives=command.narratives))
        if number % TWICE_AT_ONCE == 0:
            await asyncio.gather(self._insist(number, key, body), self._insist(number, key, body))
        else:
            await self._insist(number, key, body)

    async def _insist(self, number: int, key: str, body: bytes) -> None:
        while not await self._is_answered(number, key, body):
            if number % GIVES_UP == 0:
                return
            await asyncio.sleep(PAUSE)

    async def _is_answered(self, number: int, key: str, body: bytes) -> bool:
        """Send once; whether there is an answer other than that it failed."""
        try:
            answer = await self._http.post(
                f"/api/returns/{stream_of(number)}/submission",
                content=body,
                headers={"Idempotency-Key": key, "Content-Type": "application/json"},
            )
        except httpx.TransportError as error:
            self._ledger.fail(repr(error))
            return False
        if answer.is_server_error:
            self._ledger.fail(f"{answer.status_code} {answer.text}")
            return False
        if answer.status_code == httpx.codes.CREATED:
            self._ledger.acknowledge(number, msgspec.json.decode(answer.content, type=Recorded))
        else:
            self._ledger.refuse(number, f"{answer.status_code} {answer.text}")
        return True
