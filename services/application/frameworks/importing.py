"""Brings a document into a framework: first what would change, then all of it at once or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID, uuid4

import msgspec

from domain.framework.commands import FrameworkCommand, OpenFramework, RenameFramework
from domain.framework.difference import NOTHING, Definition, Difference, difference
from domain.framework.model import AgreedVersion, Framework, id_of
from domain.shared.errors import EditedMeanwhile, Invalid
from services.application.application import Executed, Fingerpost
from services.application.context import Context
from services.application.frameworks.changing import commands_for
from services.application.frameworks.definitions import version_of
from services.application.frameworks.document import FrameworkDocument, document_of_state, tidy
from services.application.frameworks.identity import NewId, identified
from services.application.streams import FRAMEWORK


class ImportPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a document would change.

    Attributes:
        framework_id: the framework.
        draft: number of the framework's draft that it was compared with.
        difference: what would be added, revised and retired.
        absent: what the framework has and the document has not; retired if that was asked for.
        commands: that do all of it, in an order in which they can be obeyed.
    """

    framework_id: UUID
    draft: int
    difference: Difference
    absent: AgreedVersion
    commands: tuple[FrameworkCommand, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it would change nothing."""
        return not self.commands

    @property
    def renaming(self) -> RenameFramework | None:
        """How the framework would be called from then on, where that changes."""
        return next((known for known in self.commands if isinstance(known, RenameFramework)), None)


def plan_import(  # noqa: PLR0913 - each of them is a choice of its own
    document: FrameworkDocument,
    state: Framework,
    *,
    framework_id: UUID,
    council_id: UUID,
    retire_missing: bool = False,
    new_id: NewId = uuid4,
) -> ImportPlan:
    """What a document would change in a framework, which is opened where it is not.

    Args:
        document: what was read from a file.
        state: the framework; `Framework()` for one that is to be opened.
        framework_id: its stream.
        council_id: the council whose framework is opened.
        retire_missing: whether what the document does not have leaves the framework.
        new_id: gives ids to what is new.

    Raises:
        DomainError: where the document breaks a rule, with its places as fields.
    """
    if state.is_open and document.level != state.level:
        raise Invalid(
            "One of the two is a framework at community level and the other is not. Begin a new framework "
            "with this file instead.",
            field="level",
        )
    wanted = tidy(document)
    after = version_of(identified(wanted, framework_id, state, new_id))
    before = version_of(tidy(document_of_state(state))) if state.is_open else NOTHING
    absent = _absent(before, after)
    changes = difference(before, after if retire_missing else _together(after, absent))
    return ImportPlan(
        framework_id=framework_id,
        draft=state.draft,
        difference=changes,
        absent=absent,
        commands=(
            *_naming(wanted, state, framework_id, council_id),
            *commands_for(changes, state, framework_id),
        ),
    )


async def import_framework(  # noqa: PLR0913 - as above
    application: Fingerpost,
    document: FrameworkDocument,
    *,
    framework_id: UUID,
    context: Context,
    retire_missing: bool = False,
    draft: int | None = None,
) -> tuple[ImportPlan, Executed | None]:
    """Bring a document in: all of it or nothing.

    Args:
        application: records what follows.
        document: what was read from a file.
        framework_id: the framework; a new id opens one.
        context: who asks, and whence the file came.
        retire_missing: whether what the document does not have leaves the framework.
        draft: number of the draft that the person saw it compared with; None for whatever stands now.

    Returns:
        What changed, and where it stands in the log; None where nothing did.

    Raises:
        DomainError: where the document breaks a rule, or somebody changed the framework meanwhile.
    """
    state: Framework = await application.state(framework_id, FRAMEWORK)
    if draft is not None and draft != state.draft:
        raise EditedMeanwhile(
            "Somebody changed the framework after you looked at what the file would change. Look at it again."
        )
    plan = plan_import(
        document,
        state,
        framework_id=framework_id,
        council_id=context.council_id,
        retire_missing=retire_missing,
    )
    if plan.is_empty:
        return plan, None
    return plan, await application.execute(*plan.commands, context=context)


def _absent(before: AgreedVersion, after: AgreedVersion) -> AgreedVersion:
    return AgreedVersion(
        outcomes=_without(before.outcomes, after.outcomes),
        indicators=_without(before.indicators, after.indicators),
        characteristics=_without(before.characteristics, after.characteristics),
    )


def _together(one: AgreedVersion, other: AgreedVersion) -> AgreedVersion:
    return AgreedVersion(
        outcomes=(*one.outcomes, *other.outcomes),
        indicators=(*one.indicators, *other.indicators),
        characteristics=(*one.characteristics, *other.characteristics),
    )


def _without(all_of: Sequence[Definition], some: Sequence[Definition]) -> tuple[Definition, ...]:
    known = {id_of(one) for one in some}
    return tuple(one for one in all_of if id_of(one) not in known)


def _naming(
    document: FrameworkDocument, state: Framework, framework_id: UUID, council_id: UUID
) -> Iterator[FrameworkCommand]:
    if not state.is_open:
        yield OpenFramework(
            stream_id=framework_id,
            council_id=council_id,
            title=document.title,
            service_area=document.service_area,
            level=document.level,
        )
    elif (document.title, document.service_area) != (state.title, state.service_area):
        yield RenameFramework(
            stream_id=framework_id, title=document.title, service_area=document.service_area
        )
