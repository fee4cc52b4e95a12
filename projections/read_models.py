"""All read models there are. Each is a projection with a position of its own."""

from __future__ import annotations

from typing import Final, get_args

import projections.contracts.project
import projections.contracts.project_revisions
import projections.contracts.project_terms
import projections.directory.project
import projections.distances.history
import projections.distances.judge
import projections.distances.project
import projections.frameworks.project
import projections.returns.project
import projections.timeline.project
from domain.contract.events import ContractEvent
from domain.council.events import CouncilEvent
from domain.framework.events import FrameworkEvent
from domain.organisation.events import OrganisationEvent
from domain.provider_return.events import ReturnEvent
from projections.contracts import tables as contracts
from projections.definition import ReadModel
from projections.directory import tables as directory
from projections.distances import tables as distances
from projections.frameworks import tables as frameworks
from projections.returns import tables as returns
from projections.timeline import tables as timeline

READ_MODELS: Final = (
    ReadModel(
        name="directory",
        tables=directory.TABLES,
        events=get_args(CouncilEvent | OrganisationEvent),
        project=projections.directory.project.project,
        sources=(projections.directory.project,),
    ),
    ReadModel(
        name="frameworks",
        tables=frameworks.TABLES,
        events=get_args(FrameworkEvent),
        project=projections.frameworks.project.project,
        sources=(projections.frameworks.project,),
    ),
    ReadModel(
        name="contracts",
        tables=contracts.TABLES,
        events=get_args(ContractEvent),
        project=projections.contracts.project.project,
        sources=(
            projections.contracts.project,
            projections.contracts.project_revisions,
            projections.contracts.project_terms,
        ),
    ),
    ReadModel(
        name="returns",
        tables=returns.TABLES,
        events=get_args(ReturnEvent),
        project=projections.returns.project.project,
        sources=(projections.returns.project,),
    ),
    ReadModel(
        name="distances",
        tables=distances.TABLES,
        events=projections.distances.project.EVENTS,
        project=projections.distances.project.project,
        sources=(
            projections.distances.project,
            projections.distances.history,
            projections.distances.judge,
            *projections.distances.judge.JUDGED_BY,
        ),
    ),
    ReadModel(
        name="timeline",
        tables=timeline.TABLES,
        events=get_args(ContractEvent | ReturnEvent),
        project=projections.timeline.project.project,
        sources=(projections.timeline.project,),
    ),
)
