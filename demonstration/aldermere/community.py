"""What the whole council works for: the community-level outcomes, begun from the starter library."""

from __future__ import annotations

from datetime import date

from demonstration.acts import COUNCIL_ID, Act, moment, named
from domain.framework.commands import AgreeFramework
from domain.framework.definitions import TookPart
from domain.framework.model import Framework
from services.application.frameworks.importing import plan_import
from services.application.frameworks.library import starter_frameworks

FRAMEWORK = named("framework", "community")


def acts() -> tuple[Act, ...]:
    """The framework as it was begun, and agreed a month later at three open evenings."""
    plan = plan_import(
        starter_frameworks()["community"], Framework(), framework_id=FRAMEWORK, council_id=COUNCIL_ID
    )
    agreed = AgreeFramework(
        stream_id=FRAMEWORK,
        agreed_on=date(2026, 3, 19),
        took_part=TookPart(people_who_use_services=64, providers=11, commissioners=5),
    )
    return (
        Act(at=moment(date(2026, 2, 17)), by="commissioner", role="commissioner", commands=plan.commands),
        Act(at=moment(date(2026, 3, 20)), by="commissioner", role="commissioner", commands=(agreed,)),
    )
