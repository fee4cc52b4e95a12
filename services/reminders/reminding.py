"""Reminds the people who can submit a return of it, each of each day at most once."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Final, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from domain.provider_return.milestones import newest_milestone
from domain.provider_return.model import Return
from domain.shared.days import local_day
from projections import positions
from projections.due_days.awaited import AwaitedReturn, awaited_returns
from services.access import Access, Parties, Person, Scope, may
from services.application.application import Fingerpost
from services.application.streams import RETURN
from services.reminders.channel import Channel, NotSentError, RefusedError, UncertainError
from services.reminders.claims import Claims, Reminder
from services.reminders.wording import message_of

IN_A_ROW: Final = 3
"""Messages that may fail one after the other before a round is left: then the channel is out of order."""
Became = Literal["sent", "not sent", "settled"]
_logger = logging.getLogger(__name__)


class Reminders:
    """Sends what is to be sent by now.

    What is to be sent follows from the returns as they stand; nothing is put by for later. So a return that
    was submitted meanwhile reminds nobody, and after a stop of some days only the newest day counts.

    Args:
        application: knows how a return stands, also where pages do not show it yet.
        access: who the people are, and what they wish.
        claims: who was reminded of what.
        channel: by which messages go out.
        url: where browsers find us, without a slash at its end.
    """

    def __init__(
        self, application: Fingerpost, access: Access, claims: Claims, channel: Channel, url: str
    ) -> None:
        self._application, self._access, self._claims = application, access, claims
        self._channel, self._url = channel, url

    async def send_due(self) -> int:
        """Send every reminder that is to be sent by now and was not; tell how many were sent."""
        people = await self._access.wishes.reminded_people()
        sent = failed = 0
        for council_id in sorted({person.council_id for person in people}):
            async for about, person, reminder in self._wanted(council_id, people):
                became = await self._send(about, person, reminder)
                sent += became == "sent"
                failed = failed + 1 if became == "not sent" else 0
                if failed == IN_A_ROW:
                    return sent
        return sent

    async def _wanted(
        self, council_id: UUID, people: Sequence[Person]
    ) -> AsyncGenerator[tuple[AwaitedReturn, Person, Reminder]]:
        today = local_day(self._application.clock())
        async with self._reading(council_id) as connection:
            returns = await awaited_returns(connection, as_of=await positions.latest(connection))
        for about in returns:
            milestone_on = newest_milestone(about.awaited, today)
            if milestone_on is None:
                continue
            parties = Parties(council_id=council_id, lead_provider_id=about.lead_provider_id)
            for person in people:
                if may(person, "submit_return", parties):
                    yield (
                        about,
                        person,
                        Reminder(
                            return_id=about.return_id,
                            person_id=person.person_id,
                            milestone_on=milestone_on,
                            council_id=council_id,
                        ),
                    )

    def _reading(self, council_id: UUID) -> AbstractAsyncContextManager[AsyncConnection]:
        return self._access.reading(Scope(council_id=council_id, contracts="*"))

    async def _send(self, about: AwaitedReturn, person: Person, reminder: Reminder) -> Became:
        if not await self._claims.claim(reminder):
            return "settled"
        today = local_day(self._application.clock())
        state: Return = await self._application.state(reminder.return_id, RETURN)
        if state.standing not in ("open", "sent_back") or state.locked_on(today):
            await self._claims.settle(reminder, "unsent")
            return "settled"
        try:
            await self._channel.send(message_of(about, reminder, person, today, self._url))
        except NotSentError as error:
            _logger.warning("A reminder was not sent (%s); it is tried again within the hour.", error)
            await self._claims.settle(reminder, "unsent")
            return "not sent"
        except RefusedError as error:
            _logger.warning("A reminder to person %s was refused (%s).", person.person_id, error)
            await self._claims.settle(reminder, "refused")
            return "settled"
        except UncertainError as error:
            _logger.warning("A reminder may or may not have gone out (%s); it is not tried again.", error)
            return "not sent"
        await self._claims.settle(reminder, "sent")
        return "sent"
