"""What the portfolio and an outcome across contracts say, rule by rule."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.measures.movement import Movement
from domain.measures.outcome import OutcomeSummary
from projections.distances.results import (
    DistanceFilters,
    IndicatorDistance,
    OutcomeContract,
    OutcomeDistances,
)
from projections.portfolio.queries import Filters
from services.dashboards.across.numbers import across_numbers
from services.dashboards.across.wording import across_finding, alike_sentence, unlike_sentence
from services.dashboards.gallery.portfolio import distances, portfolio, row, summary
from services.dashboards.movements import LOOKS, in_words
from services.dashboards.paging import page_asked, pages
from services.dashboards.place import Place
from services.dashboards.portfolio.asked import portfolio_asked
from services.dashboards.portfolio.chart import portfolio_chart
from services.dashboards.portfolio.numbers import portfolio_numbers
from services.dashboards.portfolio.wording import cell_in_words, portfolio_sentence, run_by


def indicator(
    number: int, movement: Movement | None = "held", *, contract: int = 1, read_as: str = "a"
) -> IndicatorDistance:
    return IndicatorDistance(
        contract_id=UUID(int=contract),
        indicator_id=UUID(int=number),
        title=f"Indicator {number}",
        unit="%",
        lens="subjective",
        measure="proportion",
        read_as=read_as,
        movement=movement,
        reason="no_change",
        change=None,
        progress=Decimal("0.256"),
        against=None,
        first_on=None,
        latest_on=date(2025, 6, 30),
        latest=Decimal(45),
        missing=None,
        people=40,
        retired_from=None,
    )


def across(*of: Sequence[IndicatorDistance]) -> OutcomeDistances:
    return OutcomeDistances(
        contracts=tuple(
            OutcomeContract(contract=row(number), indicators=tuple(each)) for number, each in enumerate(of, 1)
        )
    )


def test_every_movement_has_a_shape_of_its_own_and_words() -> None:
    assert len({look.shape for look in LOOKS}) == len({look.words for look in LOOKS}) == len(LOOKS)


def test_counts_are_told_with_shape_and_words_and_none_is_left_out() -> None:
    assert in_words(summary(away=1, wanted=2)) == "◆ 1 moved away, ▲ 2 moved the wanted way"
    assert in_words(summary()) == ""


def test_a_cell_tells_the_counts_what_is_behind_and_the_range_travelled() -> None:
    told = distances(1, summary(away=1, held=1, least=Decimal("-0.1"), most=Decimal("0.5")), behind=1)
    assert cell_in_words(told.cells[0]) == (
        "◆ 1 moved away, ■ 1 held; 1 behind what was expected by now. "
        "Where there are targets, between \N{MINUS SIGN}10% and 50% of the way to them is travelled."
    )
    assert cell_in_words(distances(1, summary()).cells[0]) == "no indicator is asked for now"


def test_that_the_council_does_the_work_itself_is_said() -> None:
    assert run_by(distances(1, summary(), arrangement="in_house")) == "Brightwater, the council's own team"
    assert run_by(distances(1, summary())) == "Brightwater"


def test_one_sentence_tells_how_many_contracts_and_indicators_there_are() -> None:
    assert portfolio_sentence(1, summary(unknown=1)) == (
        "Under 1 contract, 1 indicator is asked for now: ? 1 cannot be told."
    )


@pytest.mark.parametrize(
    ("of", "finding"),
    [
        ([], "No contract is like that"),
        ([summary(held=1)], "Of 1 contract shown, none has an indicator that moved away"),
        ([summary(away=2), summary(held=1)], "Of 2 contracts shown, 1 has indicators that moved away"),
        ([summary(away=2), summary(away=1)], "Of 2 contracts shown, 2 have indicators that moved away"),
    ],
)
def test_the_chart_of_the_portfolio_says_its_finding(of: list[OutcomeSummary], finding: str) -> None:
    found = portfolio(*(distances(number, each) for number, each in enumerate(of, 1)))
    assert portfolio_chart(found, "Aldermere").finding == finding


def test_each_bar_is_a_contract_and_its_parts_are_the_table() -> None:
    found = portfolio(
        distances(1, summary(away=2, none=1)), distances(2, summary(held=3)), distances(3, summary())
    )
    made = portfolio_chart(found, "Aldermere")
    assert made.figure is not None
    for trace in made.figure["data"]:
        column = [int(str(cell)) for cell in made.table.column(trace["name"])]
        assert trace["x"] == column[:2]
        assert trace["y"] == [str(UUID(int=1)), str(UUID(int=2))]
    assert [each[0] for each in made.table.rows] == ["Contract 1", "Contract 2", "Contract 3"]


def test_without_any_indicator_there_is_nothing_to_draw() -> None:
    assert portfolio_chart(portfolio(distances(1, summary())), "Aldermere").figure is None


def test_the_numbers_hold_a_row_for_each_outcome_of_each_contract() -> None:
    table = portfolio_numbers(
        portfolio(distances(1, summary(away=2, least=Decimal("0.126"), most=Decimal(1)), 1))
    )
    assert table.column("Moved away") == (Decimal(2),)
    assert table.column("Least way travelled to a target (%)") == (Decimal(13),)
    assert table.column("Most way travelled to a target (%)") == (Decimal(100),)
    assert table.column("Behind what was expected by now") == (Decimal(1),)


def test_an_address_that_asks_for_nothing_narrows_nothing() -> None:
    asked = portfolio_asked({"as_of": "2025-01-01", "page": "2"})
    assert asked.filters == DistanceFilters()
    assert asked.order == "talk_first"
    assert asked.not_read == ()


def test_everything_that_the_form_offers_is_read() -> None:
    asked = portfolio_asked(
        {
            "area": " Youth\0 ",
            "provider": str(UUID(int=7)),
            "state": "running",
            "words": "club",
            "line": "social",
            "level": "community",
            "element": "personal_resources",
            "way": "connect",
            "prevention": "upstream",
            "from": "2025-04-01",
            "until": "2025-06-30",
            "order": "title",
        }
    )
    assert asked.not_read == ()
    assert asked.order == "title"
    assert asked.filters == DistanceFilters(
        contracts=Filters(service_area="Youth", provider_id=UUID(int=7), state="running", words="club"),
        bottom_line="social",
        level="community",
        well_being_element="personal_resources",
        five_ways="connect",
        prevention_level="upstream",
        latest_from=date(2025, 4, 1),
        latest_until=date(2025, 6, 30),
    )


@pytest.mark.parametrize(
    ("given", "number"),
    [({}, 1), ({"page": "3"}, 3), ({"page": "-3"}, 1), ({"page": "x"}, 1), ({"page": "٣"}, 1)],
)
def test_a_page_is_asked_for_by_its_number(given: dict[str, str], number: int) -> None:
    assert page_asked(Place(path="/", query=given)) == number


def test_there_are_links_to_other_pages_where_there_are_any() -> None:
    here = Place(path="/dashboards/portfolio", query={"area": "Youth", "page": "2"})
    told = str(pages(here, 2, 3))
    assert "Page 2 of 3" in told
    assert "/dashboards/portfolio?area=Youth&page=1" in told
    assert "/dashboards/portfolio?area=Youth&page=3" in told
    assert pages(here, 1, 1) == []
    assert "Previous" not in str(pages(here, 1, 3))


def test_an_outcome_is_told_by_counts_over_all_its_contracts() -> None:
    found = across(
        [indicator(1, "moved_away")], [indicator(1, "held", contract=2), indicator(2, "held", contract=2)]
    )
    assert across_finding(found) == "Under 2 contracts: of 3 indicators, 1 moved away and 2 held"


def test_like_is_what_shares_indicator_and_definition() -> None:
    found = across(
        [indicator(1), indicator(2)],
        [indicator(1, contract=2), indicator(2, contract=2, read_as="b")],
    )
    assert [[each.contract_id.int for each in group] for group in found.alike] == [[1, 2]]
    assert found.unlike == 2
    assert across_numbers(found).column("Measured alike under so many contracts") == tuple(
        map(Decimal, (2, 1, 2, 1))
    )


def test_a_percentage_of_few_people_is_not_among_the_numbers() -> None:
    few = indicator(1, "cannot_be_told")
    few = IndicatorDistance(
        **{name: getattr(few, name) for name in few.__struct_fields__} | {"reason": "fewer_than_ten_people"}
    )
    assert across_numbers(across([few])).column("Latest figure as given") == (None,)


def test_order_by_title_is_said_to_mean_nothing() -> None:
    assert alike_sentence(9, 157).startswith(
        "157 contracts measure this in one way, so they can be compared. 9 of them are on this page."
    )
    assert alike_sentence(2, 2).startswith("2 contracts")
    assert "says nothing of how they do" in alike_sentence(2, 2)
    assert unlike_sentence(1).startswith("1 indicator is measured by one contract alone")
