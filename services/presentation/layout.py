"""What stands round every page of both web services: head, header, navigation, banner and footer."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader

from domain.shared.days import in_words
from services.access import FORM_FIELD, HOMES, Person
from services.presentation import dates, held, numbers, words
from services.presentation.as_of import Asked
from services.presentation.moments import NamedMoment
from services.presentation.standing import standing
from services.presentation.stylesheet import STYLESHEETS

BRAND_COLOUR = "#14514f"
TEMPLATES = Path(__file__).parent / "templates"


class NavigationItem(msgspec.Struct, frozen=True):
    """One link of the navigation; `current` where the page is in its part of the service."""

    text: str
    href: str
    current: bool


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """What the frame says about the page and whoever looks at it.

    Attributes:
        path: the page's path, to mark its part of the navigation.
        person: who is signed in, or None.
        acts_for: the name of their council or organisation.
        form_token: for the button that signs out; see `services.access.tokens`.
        asked: the moment that the page is about.
        moments: of the contract that the page is about, by name, to be chosen; none where it is about others.
        stopped_on: the day at which a demonstration has stopped its clock, or None.
    """

    path: str
    person: Person | None = None
    acts_for: str = ""
    form_token: str = ""
    asked: Asked = Asked()
    moments: tuple[NamedMoment, ...] = ()
    stopped_on: date | None = None

    @property
    def moment(self) -> NamedMoment | None:
        """The moment that the page is about, where it has a name."""
        return next((each for each in self.moments if each.position == self.asked.position), None)

    @property
    def home(self) -> str:
        """Where the service's name leads."""
        return "/" if self.person is None else HOMES[self.person.role]

    @property
    def navigation(self) -> tuple[NavigationItem, ...]:
        """The parts of the service that the person may come to."""
        if self.person is None:
            return ()
        return tuple(
            NavigationItem(text, href, current=self.path == href or self.path.startswith(f"{part}/"))
            for text, href, part in _PARTS
            if self.person.role in _SEEN_BY[href]
        )


class Frame(msgspec.Struct, frozen=True):
    """The frame in three pieces, each ready to be put into a page.

    Attributes:
        head: what belongs into `<head>`: character set, viewport, stylesheets, icon.
        top: what comes first in `<body>`: skip link to `#main-content`, header, navigation, banner.
        bottom: what comes last in `<body>`: the footer.
    """

    head: str
    top: str
    bottom: str


_PARTS = (
    ("What is due", "/due", "/returns"),
    ("What needs you", "/worklist", "/worklist"),
    ("Contracts", "/contracts", "/contracts"),
    ("Outcomes", "/dashboards/portfolio", "/dashboards"),
    ("Frameworks", "/frameworks", "/frameworks"),
    ("Coverage", "/coverage", "/coverage"),
    ("What is released", "/releases", "/releases"),
    ("Visits", "/visits", "/visits"),
    ("Health of the service", "/health", "/health"),
)
_SEEN_BY = {
    "/due": {"provider"},
    "/worklist": {"commissioner"},
    "/contracts": {"provider", "commissioner", "auditor"},
    "/dashboards/portfolio": {"provider", "commissioner", "auditor"},
    "/coverage": {"commissioner", "auditor"},
    "/frameworks": {"provider", "commissioner", "auditor"},
    "/releases": {"scrutiny"},
    "/visits": {"assessor"},
    "/health": {"administrator"},
}


def environment(*folders: Path) -> Environment:
    """A template environment with the GOV.UK macros, the frame, our formats, and a service's own folders."""
    made = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader([*folders, TEMPLATES]),
                PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
            ]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = made.filters
    filters |= {
        "day": in_words,
        "moment": dates.moment,
        "number": numbers.number,
        "in_unit": numbers.in_unit,
        "figure": numbers.figure,
        "pounds": numbers.pounds,
        "file_size": numbers.file_size,
        "counted": words.counted,
        "quotation": words.quotation,
        "figure_said": held.figure_said,
        "reading_lines": held.reading_lines,
        "data_lines": held.data_lines,
        "declared_lines": held.declared_lines,
    }
    names: dict[str, Any] = made.globals
    names |= {
        "words": words,
        "term": dates.term,
        "standing": standing,
        "stylesheets": STYLESHEETS,
        "brand_colour": BRAND_COLOUR,
        "form_field": FORM_FIELD,
    }
    return made


def frame(masthead: Masthead) -> Frame:
    """The frame of a page that is not one of our templates."""
    made = _environment()
    head, top, bottom = (
        made.get_template(f"frame/{piece}.html").render(masthead=masthead)
        for piece in ("head", "top", "bottom")
    )
    return Frame(head=head, top=top, bottom=bottom)


@cache
def _environment() -> Environment:
    return environment()
