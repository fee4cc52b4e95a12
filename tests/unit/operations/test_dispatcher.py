"""Several applications behind one address."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from services.operations.dispatcher import Dispatcher


class Application:
    """Notes what reaches it, and answers as it was told to."""

    def __init__(self, *, fails_at: str = "", dies_at: str = "") -> None:
        self.noted: list[str] = []
        self.states: list[dict[str, Any]] = []
        self._fails_at, self._dies_at = fails_at, dies_at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            self.noted.append(scope["path"])
            self.states.append(scope["state"])
            return
        for phase in ("startup", "shutdown"):
            self.noted.append((await receive())["type"])
            if phase == self._dies_at:
                raise OSError("no room")
            if phase == self._fails_at:
                await send({"type": f"lifespan.{phase}.failed", "message": "no luck"})
                return
            scope["state"]["mine"] = self
            await send({"type": f"lifespan.{phase}.complete"})


async def live(dispatcher: Dispatcher) -> list[Message]:
    """Start and stop it as a server does; what it answered."""
    told: asyncio.Queue[Message] = asyncio.Queue()
    answers: list[Message] = []
    told.put_nowait({"type": "lifespan.startup"})
    told.put_nowait({"type": "lifespan.shutdown"})

    async def note(message: Message) -> None:
        answers.append(message)

    await dispatcher({"type": "lifespan", "state": {}}, told.get, note)
    return answers


async def ask(dispatcher: Dispatcher, path: str) -> None:
    async def unheard() -> Message:
        raise AssertionError

    async def unsaid(_message: Message) -> None:
        raise AssertionError

    await dispatcher({"type": "http", "path": path, "state": {}}, unheard, unsaid)


@pytest.mark.parametrize(
    ("path", "goes_to_charts"),
    [
        ("/charts", True),
        ("/charts/", True),
        ("/charts/a/b", True),
        ("/chartsmanship", False),
        ("/", False),
        ("/forms/charts/", False),
    ],
)
async def test_a_request_goes_to_the_application_of_its_path_uncut(path: str, goes_to_charts: bool) -> None:  # noqa: FBT001
    forms, charts = Application(), Application()
    await ask(Dispatcher(forms, {"/charts": charts}), path)
    assert (charts.noted, forms.noted) == (([path], []) if goes_to_charts else ([], [path]))


async def test_all_are_started_and_stopped() -> None:
    forms, charts = Application(), Application()
    answers = await live(Dispatcher(forms, {"/charts": charts}))
    assert [answer["type"] for answer in answers] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]
    assert forms.noted == charts.noted == ["lifespan.startup", "lifespan.shutdown"]


async def test_each_finds_the_state_of_its_own_lifespan_in_its_requests() -> None:
    forms, charts = Application(), Application()
    dispatcher = Dispatcher(forms, {"/charts": charts})
    await live(dispatcher)
    await ask(dispatcher, "/")
    await ask(dispatcher, "/charts/")
    assert (forms.states, charts.states) == ([{"mine": forms}], [{"mine": charts}])


@pytest.mark.parametrize(
    ("charts", "message"),
    [(Application(fails_at="startup"), "no luck"), (Application(dies_at="startup"), "OSError: no room")],
)
async def test_if_one_cannot_start_none_goes_on(charts: Application, message: str) -> None:
    forms = Application()
    answers = await live(Dispatcher(forms, {"/charts": charts}))
    assert answers == [{"type": "lifespan.startup.failed", "message": message}]
    assert forms.noted == ["lifespan.startup", "lifespan.shutdown"]
    assert charts.noted == ["lifespan.startup"]


async def test_if_one_cannot_stop_the_other_still_does_and_the_server_is_told() -> None:
    forms, charts = Application(), Application(dies_at="shutdown")
    answers = await live(Dispatcher(forms, {"/charts": charts}))
    assert answers[-1] == {"type": "lifespan.shutdown.failed", "message": "OSError: no room"}
    assert forms.noted == ["lifespan.startup", "lifespan.shutdown"]
