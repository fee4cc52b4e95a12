"""The portfolio: contracts with as many indicators as there are, from none to more than anybody reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from domain.contract.terms import Arrangement
from domain.framework.definitions import Outcome
from domain.measures.outcome import OutcomeSummary
from projections.contracts.results import ContractRow
from projections.distances.results import Cell, ContractDistances, PortfolioDistances
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.portfolio.chart import portfolio_chart

OUTCOME = Outcome(outcome_id=UUID(int=2), statement="People are less alone")


def summary(
    away: int = 0, unknown: int = 0, held: int = 0, wanted: int = 0, none: int = 0, **more: Decimal
) -> OutcomeSummary:
    """So many indicators of each movement, and the `least` and `most` progress."""
    return OutcomeSummary(
        moved_away=away,
        cannot_be_told=unknown,
        held=held,
        moved_wanted_way=wanted,
        not_judged=none,
        least_progress=more.get("least"),
        most_progress=more.get("most"),
    )


def row(number: int = 1, arrangement: Arrangement = "single") -> ContractRow:
    """A contract of three years."""
    return ContractRow(
        contract_id=UUID(int=number),
        council_id=UUID(int=99),
        council_name="Aldermere",
        reference=f"C-{number}",
        title=f"Contract {number}",
        service_area="Youth",
        arrangement=arrangement,
        lead_provider_id=UUID(int=98),
        lead_provider_name="Brightwater",
        starts_on=date(2024, 4, 1),
        ends_on=date(2027, 3, 31),
        ended_early=False,
        has_map=True,
        value=None,
    )


def distances(
    number: int, of: OutcomeSummary, behind: int = 0, arrangement: Arrangement = "single"
) -> ContractDistances:
    """A contract with one outcome."""
    cell = Cell(outcome=OUTCOME, summary=of, behind=behind, retired=0, latest_on=date(2025, 6, 30))
    return ContractDistances(contract=row(number, arrangement), cells=(cell,), counts=of)


def portfolio(*of: ContractDistances) -> PortfolioDistances:
    """These contracts, of which the first one's indicators are all."""
    return PortfolioDistances(contracts=of, total=len(of), counts=of[0].counts if of else summary())


MARKUP = distances(1, summary(away=1, wanted=1))
PORTFOLIOS: dict[str, PortfolioDistances] = {
    "no contract": portfolio(),
    "one contract": portfolio(distances(1, summary(1, 1, 1, 1, 1))),
    "nothing is asked for": portfolio(distances(1, summary())),
    "nothing is asked for under one of two": portfolio(
        distances(1, summary()), distances(2, summary(held=1))
    ),
    "nothing moved away": portfolio(distances(1, summary(held=2, wanted=3))),
    "all cannot be told": portfolio(distances(1, summary(unknown=12))),
    "huge": portfolio(distances(1, summary(9_876, 1, 1, 1, 1)), distances(2, summary(wanted=1))),
    "forty contracts": portfolio(
        *(distances(number, summary(number % 3, number % 5, 2, number % 7)) for number in range(1, 41))
    ),
    "words that are markup": portfolio(
        replace(MARKUP, contract=replace(MARKUP.contract, title="<b>Youth</b> <script>alert(1)</script>"))
    ),
}

PORTFOLIO = Form(
    key="portfolio",
    title="Contracts beside each other",
    about=(
        (
            "A bar for each contract: how many of its indicators moved which way. They are counted, and "
            "never made into one figure."
        ),
    ),
    cases=lambda: cases_of(
        PORTFOLIOS, lambda found: [portfolio_chart(found, scope="Aldermere, an invented council")]
    ),
)
