"""Everything that happened to a contract, as a page and as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from uuid import UUID

from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Template

from domain.framework.definitions import Indicator
from projections.contracts.terms import TermsThroughTime, terms_through_time
from projections.directory.queries import organisations_by_id
from projections.timeline.queries import Entry, timeline
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk, Desk, View
from services.monitoring.guards import for_act
from services.presentation import words
from services.presentation.happenings import Happening
from services.presentation.tabular import as_csv

PAGE = 50
PAGE_OF_FILE = 5_000
COLUMNS = ("Position", "Recorded at (UTC)", "What happened", "What was said", "Who", "Acting as", "Source")


@get("/contracts/{contract_id:uuid}/timeline", opt=for_act("see_history"), include_in_schema=False)
async def history(
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    contract_id: AnId,
    before: FromQuery[int | None] = None,
) -> Template:
    """What happened to a contract, newest first, a page at a time."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_history")
        await view.offer_moments(contract_id)
        entries = await timeline(
            view.connection, contract_id, as_of=view.as_of, before=before, limit=PAGE + 1
        )
        return view.page(
            "timeline.html",
            contract=contract,
            entries=await _worded(desk, view, contract_id, entries[:PAGE]),
            older=entries[PAGE - 1].position if len(entries) > PAGE else None,
            first_page=before is None,
        )


@get("/contracts/{contract_id:uuid}/timeline.csv", opt=for_act("see_history"), include_in_schema=False)
async def history_as_file(
    request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId
) -> Response[bytes]:
    """Everything that happened to a contract, each reading too, as a file for a spreadsheet."""
    async with desk.view(request, asked) as view:
        contract = await view.contract(contract_id, "see_history")
        entries = await _all_entries(view, contract_id)
        worded = await _worded(desk, view, contract_id, entries)
        name = f"{contract.summary.contract_id}-timeline-at-{view.as_of}.csv"
    return Response(
        as_csv(COLUMNS, [_row(line) for line in worded]),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


class Line:
    """An entry of the timeline in words."""

    def __init__(
        self,
        entry: Entry,
        indicators: Mapping[UUID, Indicator],
        titles: Mapping[UUID | str, str],
        names: Mapping[UUID, str],
    ) -> None:
        self.entry = entry
        said = Happening(entry.fact, entry.period.label if entry.period else "", indicators, titles)
        self.sentence, self.more = said.sentence, said.more
        self.who = names.get(entry.actor_id, "Somebody") if entry.actor_id else "The service"
        self.role = words.ROLES.get(entry.role or "", "")
        self.source = words.source(entry.source)


async def _all_entries(view: View, contract_id: UUID) -> list[Entry]:
    entries: list[Entry] = []
    while True:
        more = await timeline(
            view.connection,
            contract_id,
            as_of=view.as_of,
            before=entries[-1].position if entries else None,
            limit=PAGE_OF_FILE,
            every_part=True,
        )
        entries.extend(more)
        if len(more) < PAGE_OF_FILE:
            return entries


async def _worded(desk: Desk, view: View, contract_id: UUID, entries: Sequence[Entry]) -> list[Line]:
    terms = await terms_through_time(view.connection, contract_id, as_of=view.as_of)
    indicators = {
        indicator_id: version.definition
        for indicator_id, versions in terms.indicators.items()
        for version in versions
        if version.definition is not None
    }
    titles = await _titles(view, terms)
    actors = {entry.actor_id for entry in entries if entry.actor_id}
    names = await desk.access.names_of(view.person.council_id, actors)
    return [Line(entry, indicators, titles, names) for entry in entries]


async def _titles(view: View, terms: TermsThroughTime) -> dict[UUID | str, str]:
    """How what is not an indicator is called, by its id."""
    known = await organisations_by_id(view.connection, as_of=view.as_of)
    return (
        {outcome.outcome_id: outcome.statement for outcome in terms.outcomes}
        | {activity.activity_id: activity.title for activity in terms.activities_ever}
        | {prompt.prompt_id: prompt.text for prompt in terms.prompts_ever}
        | {organisation_id: each.name for organisation_id, each in known.items()}
    )


def _row(line: Line) -> tuple[str | int | None, ...]:
    entry = line.entry
    recorded_at = entry.recorded_at.astimezone(UTC).isoformat()
    return (entry.position, recorded_at, line.sentence, line.more, line.who, line.role, line.source)


HISTORY = [history, history_as_file]
