"""The monitoring service, put together."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment
from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.plugins.prometheus import PrometheusConfig
from litestar.template import TemplateConfig

from services.access import FORM_HEADER, Access, Cookies, Passwords, Rules, engine_as, keeping, reading_only
from services.application.application import Fingerpost
from services.application.evidence.attachments import Attachments
from services.application.evidence.store import EvidenceStore
from services.application.returns.drafts import DRAFTER, Drafts
from services.application.returns.openings import OPENER, Openings
from services.application.returns.questions import group_of
from services.application.returns.words import PART_LABELS
from services.clock import clock_from
from services.monitoring import answers, guards
from services.monitoring.api import API_ROUTES
from services.monitoring.contracts import CONTRACTS
from services.monitoring.coverage import COVERAGE
from services.monitoring.desk import Desk, Introduction
from services.monitoring.due import DUE
from services.monitoring.due_calendar import DUE_CALENDAR
from services.monitoring.frameworks import FRAMEWORKS
from services.monitoring.front import FRONT
from services.monitoring.guards import ASSET
from services.monitoring.health import HEALTH
from services.monitoring.history import HISTORY
from services.monitoring.moments import provide_asked
from services.monitoring.portfolio import PORTFOLIO
from services.monitoring.problems import by_field, error_list
from services.monitoring.reminders import REMINDERS
from services.monitoring.returns.pages import RETURNS
from services.monitoring.returns.wording import answer_in_words, parts_said
from services.monitoring.revisions.pages import REVISIONS
from services.monitoring.security import secure
from services.monitoring.sign_in import SIGN_IN
from services.monitoring.static_files import serving
from services.monitoring.worklist import NEEDS_SAID, WORKLIST, needs_when
from services.presentation.layout import environment
from services.presentation.stylesheet import STATIC
from services.settings import Settings

HERE = Path(__file__).parent
PAGES = (
    *FRONT,
    *SIGN_IN,
    *DUE,
    *DUE_CALENDAR,
    *REMINDERS,
    *WORKLIST,
    *PORTFOLIO,
    *COVERAGE,
    *FRAMEWORKS,
    *CONTRACTS,
    *HISTORY,
    *REVISIONS,
    *RETURNS,
)
LARGEST_REQUEST = 1_000_000
"""Bytes: a return of a hundred indicators, each with a long comment, is a tenth of it."""


def create_app(
    settings: Settings,
    *,
    introductions: Sequence[Introduction] = (),
    passwords: Passwords | None = None,
    rules: Rules | None = None,
    fingerpost: Fingerpost | None = None,
) -> Litestar:
    """Put the service together; nothing is connected to before it starts.

    Args:
        settings: with the address of a migrated database.
        introductions: whose sign-ins a demonstration tells everybody.
        passwords: how passwords are hashed; the default is argon2id at its recommended cost.
        rules: how long sessions live and how often a sign-in may fail.
        fingerpost: the write side, opened and closed with the service; the default records in the database.

    Raises:
        ValueError: where the settings name no database.
    """
    if settings.database_url is None:
        raise ValueError("The monitoring service needs the address of a database.")
    clock = clock_from(settings.clock)
    keeper = keeping(settings.database_url)
    reader = reading_only(settings.read_url or settings.database_url)
    cookies = Cookies(secure=settings.secure_cookies)
    access = Access(keeper, reader, cookies, passwords=passwords, rules=rules)
    fingerpost = fingerpost or Fingerpost(settings.database_url, clock if settings.clock else None)
    drafter, opener = (engine_as(settings.database_url, role) for role in (DRAFTER, OPENER))
    desk = Desk(
        access,
        fingerpost,
        reader,
        clock,
        Drafts(drafter, clock),
        openings=Openings(opener),
        attachments=Attachments(drafter, EvidenceStore(settings.evidence_in), fingerpost, clock),
        stopped=settings.clock is not None,
        introductions=introductions,
    )

    @asynccontextmanager
    async def connected(_: Litestar) -> AsyncGenerator[None]:
        async with fingerpost:
            yield
        await keeper.dispose()
        await reader.dispose()
        await drafter.dispose()
        await opener.dispose()

    return Litestar(
        route_handlers=[*PAGES, *HEALTH, API_ROUTES, serving(STATIC)],
        guards=[guards.admit],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False), "asked": Provide(provide_asked)},
        exception_handlers=answers.handlers(),
        before_send=[secure],
        lifespan=[connected],
        state=State(
            {
                "desk": desk,
                "reader": reader,
                "clock": clock,
                "secure": settings.secure_cookies,
                "where": settings.where,
            }
        ),
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(_templates())),
        middleware=[PrometheusConfig(app_name="fingerpost", prefix="fingerpost", group_path=True).middleware],
        openapi_config=_openapi(),
        request_max_body_size=LARGEST_REQUEST,
        # Whoever runs the service says how it logs.
        logging_config=None,
    )


def _templates() -> Environment:
    made = environment(HERE / "templates")
    names: dict[str, Any] = made.globals
    names |= {
        "error_list": error_list,
        "by_field": by_field,
        "answer_in_words": answer_in_words,
        "parts_said": parts_said,
        "part_labels": PART_LABELS,
        "group_of": group_of,
        "needs_said": NEEDS_SAID,
        "needs_when": needs_when,
    }
    return made


def _openapi() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="Fingerpost",
        version=version("fingerpost"),
        description=(
            "Contracts, returns and what was known of them on any day. Sign in at /sign-in; requests that "
            f"change something also send the sign-in's form token in the header {FORM_HEADER}."
        ),
        # The pages that Litestar could show here load their scripts from elsewhere.
        render_plugins=[JsonRenderPlugin(path=["/openapi.json", "/"]), YamlRenderPlugin()],
        openapi_router=Router("/schema", route_handlers=[], opt=ASSET, include_in_schema=False),
        use_handler_docstrings=True,
    )
