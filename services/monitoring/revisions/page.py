"""A revision's own page: what it would change, why, what is said of it, and what may be done now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from litestar.response import Template

from projections.contracts.results import RevisionChange, RevisionComment
from services.monitoring.desk import Desk, View
from services.monitoring.forms import Form
from services.monitoring.revisions.kinds import is_new, is_retiring, kind_of
from services.monitoring.revisions.sheet import Sheet
from services.monitoring.revisions.story import Step, story_of
from services.monitoring.revisions.told import differences
from services.presentation.changing import change_in_words
from services.presentation.defined import Differing
from services.presentation.words import begin

OUTLINE, CHANGES, WHOLE = "outline", "changes", "comment"
"""Places on the page to which the link of an error leads."""


class Shown(NamedTuple):
    """One change as the page shows it.

    Attributes:
        place: the id of its heading.
        sentence: what it does.
        is_new: whether it brings something that was not there.
        is_retiring: whether it takes something away.
        rows: what differs.
        comments: what is said of it.
    """

    place: str
    sentence: str
    is_new: bool
    is_retiring: bool
    written: RevisionChange
    rows: Sequence[Differing]
    comments: Sequence[RevisionComment]


async def revision_page(desk: Desk, view: View, sheet: Sheet, form: Form | None = None) -> Template:
    """The page, with what stands in the way of whatever was tried on it."""
    form = form or Form()
    await view.offer_moments(sheet.contract.summary.contract_id)
    story = await story_of(view, sheet)
    changes = shown_changes(sheet)
    heard = {change.change_id for change in sheet.revision.changes}
    return view.page(
        "revisions/revision.html",
        sheet=sheet,
        revision=sheet.revision,
        contract=sheet.contract,
        changes=changes,
        of_the_whole=[each for each in sheet.revision.comments if each.change_id not in heard],
        break_points={point.break_point_id: point for point in sheet.contract.break_points},
        story=story,
        names=await _names(desk, view, sheet, story),
        **form.shown,
    )


def shown_changes(sheet: Sheet) -> tuple[Shown, ...]:
    """The changes beside what stands without them."""
    after = sheet.after()
    return tuple(
        Shown(
            place=place_of(known.change_id),
            sentence=begin(change_in_words(known.change, lambda named: sheet.ground.titles.get(named, ""))),
            is_new=is_new(kind_of(known.change)),
            is_retiring=is_retiring(kind_of(known.change)),
            written=known,
            rows=differences(known.change, sheet.ground, after),
            comments=[each for each in sheet.revision.comments if each.change_id == known.change_id],
        )
        for known in sheet.revision.changes
    )


def place_of(change_id: UUID) -> str:
    """The id of a change's heading on the page."""
    return f"change-{change_id}"


def places(sheet: Sheet) -> Mapping[str, str]:
    """Where the page says what a rule says of the whole revision; see `Form.placed`."""
    of_changes = {
        f"changes.{number}": place_of(known.change_id) for number, known in enumerate(sheet.revision.changes)
    }
    of_outline = dict.fromkeys(("effective_from", "reason", "break_point_id"), OUTLINE)
    return {"changes": CHANGES, **of_changes, **of_outline}


async def _names(desk: Desk, view: View, sheet: Sheet, story: Sequence[Step]) -> dict[UUID, str]:
    actors = [known.actor_id for known in sheet.revision.changes]
    actors += [known.actor_id for known in sheet.revision.comments]
    actors += [step.entry.actor_id for step in story]
    return await desk.access.names_of(view.person.council_id, {actor for actor in actors if actor})
