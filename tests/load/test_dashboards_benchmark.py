"""The benchmark of the dashboards runs, on a history that the domain would have decided."""

from datetime import timedelta

from benchmarks import dashboards_council as council
from benchmarks import dashboards_log as log
from benchmarks import planning_council as planning
from benchmarks.dashboards import Size, measure, measure_growth
from benchmarks.dashboards_council import Scope
from benchmarks.dashboards_readings import narratives
from demonstration.acts import NOW
from domain.provider_return.commands import AcceptReturn, OpenReturn, RestateReading, SubmitReturn
from domain.provider_return.content import asked_of
from domain.provider_return.events import ReadingRestated
from domain.provider_return.model import return_id
from services.application.streams import RETURN
from services.dashboards.views.every import VIEWS

SMALL = Scope(contracts=6, frameworks=2, quarters=3)


def _opening(number: int) -> OpenReturn:
    contract_id = planning.contract_id(number)
    period = council.CALENDAR.periods(SMALL.began_on, planning.TODAY)[0]
    indicators = council.indicators(council.framework_of(number, SMALL), SMALL)
    return OpenReturn(
        stream_id=return_id(contract_id, period),
        contract_id=contract_id,
        period=period,
        due_on=council.CALENDAR.due_on(period),
        locks_on=council.CALENDAR.locks_on(period),
        asked=tuple(asked_of(indicator) for indicator in indicators),
        prompts=planning.PROMPTS,
    )


def test_the_facts_of_a_return_are_those_that_the_domain_decides() -> None:
    for number in range(SMALL.contracts):
        opening = _opening(number)
        sent_at = NOW.replace(year=opening.period.ends_on.year, month=opening.period.ends_on.month)
        state = RETURN.fold(RETURN.empty, RETURN.decide(RETURN.empty, opening, sent_at))
        submitted = SubmitReturn(
            stream_id=opening.stream_id,
            readings=log.readings(opening, number, 0),
            narratives=narratives(opening.prompts, number, 0),
        )
        decided = RETURN.decide_all(state, (submitted, AcceptReturn(stream_id=opening.stream_id)), sent_at)
        assert log.sent(opening, number, 0) == decided

        accepted = RETURN.fold(state, decided)
        for fact in log.corrections(opening, number, 0):
            assert isinstance(fact, ReadingRestated)
            restated = RestateReading(stream_id=opening.stream_id, reading=fact.reading, reason=fact.reason)
            assert RETURN.decide(accepted, restated, sent_at + timedelta(days=40)) == (fact,)
            accepted = RETURN.evolve(accepted, fact)


def test_events_of_the_log_follow_on_each_other_in_every_stream() -> None:
    versions: dict[object, int] = {}
    for place, (position, version, _recorded_at, stream_id, *_rest) in enumerate(
        log.History(SMALL).records(), 1
    ):
        assert position == place
        assert version == versions.get(stream_id, 0) + 1
        versions[stream_id] = version


def test_every_view_is_measured_beside_the_rows_that_it_is_made_of(database_url: str) -> None:
    rows = list(measure(database_url, Size(scope=SMALL, pages=2, rounds=1)))

    views = [row for row in rows if row.benchmark.startswith("dashboards: ")]
    before = [row for row in rows if row.benchmark.startswith("dashboards as known before: ")]
    assert len(rows) - 1 == 2 * len(views) == 2 * len(before) == 2 * len(VIEWS)
    assert all(row.ratio > 0 for row in rows)


def test_every_view_is_measured_at_two_sizes(database_url: str, migrated_database_url: str) -> None:
    few = Size(scope=Scope(contracts=2, frameworks=1, quarters=2), pages=2)
    many = Size(scope=Scope(contracts=4, frameworks=1, quarters=2), pages=2)
    rows = list(measure_growth(database_url, migrated_database_url, few, many))

    assert len(rows) == len(VIEWS)
    assert all(row.ratio > 0 for row in rows)
