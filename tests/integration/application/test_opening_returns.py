"""Returns open by themselves when their period has ended, once, and for what is in force then."""

from datetime import UTC, date, datetime
from uuid import uuid4

from domain.contract.commands import AgreeImpactMap, AwardContract, EndContract, ExtendContract
from domain.framework.definitions import Indicator, Outcome
from domain.provider_return.model import Return, return_id
from domain.shared.calendar import ReportingCalendar
from eventstore import source
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.opening import ReturnOpener
from services.application.streams import RETURN

CONTRACT, COUNCIL = uuid4(), uuid4()
OUTCOME = Outcome(outcome_id=uuid4(), statement="People are well")
INDICATOR = Indicator(
    indicator_id=uuid4(),
    outcome_id=OUTCOME.outcome_id,
    title="Visits",
    measure="count",
    unit="visits",
    direction="increase",
)
CALENDAR = ReportingCalendar(frequency="month")
AWARD = AwardContract(
    stream_id=CONTRACT,
    council_id=COUNCIL,
    reference="C1",
    title="Care",
    service_area="Care",
    framework_id=uuid4(),
    framework_version=1,
    arrangement="single",
    lead_provider_id=uuid4(),
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
    calendar=CALENDAR,
)
IMPACT_MAP = AgreeImpactMap(stream_id=CONTRACT, outcomes=(OUTCOME,), indicators=(INDICATOR,))
CONTEXT = Context(role="commissioner", council_id=COUNCIL, contract_id=CONTRACT, source=source.WEB)


class Today:
    """A clock that stands where it is put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


async def _state(application: Fingerpost, day: date) -> Return:
    state: Return = await application.state(return_id(CONTRACT, CALENDAR.whole_period(day)), RETURN)
    return state


async def test_a_return_opens_the_day_after_its_period_in_london_time(migrated_database_url: str) -> None:
    today = Today(datetime(2026, 3, 2, 9, tzinfo=UTC))
    async with Fingerpost(migrated_database_url, today) as application:
        await application.execute(AWARD, IMPACT_MAP, context=CONTEXT)
        opener = ReturnOpener(application)
        assert await opener.open_due() == 0
        today.moment = datetime(2026, 3, 31, 22, 59, tzinfo=UTC)  # 23:59 on 31 March in London
        assert await opener.open_due() == 0
        today.moment = datetime(2026, 3, 31, 23, tzinfo=UTC)  # midnight
        assert await opener.open_due() == 1
        state = await _state(application, date(2026, 3, 15))
        assert state.opened is not None
        assert state.opened.due_on == date(2026, 4, 20)
        assert [asked.title for asked in state.opened.asked] == ["Visits"]


async def test_it_opens_once_however_many_look_at_the_calendar(migrated_database_url: str) -> None:
    today = Today(datetime(2026, 1, 5, tzinfo=UTC))
    async with Fingerpost(migrated_database_url, today) as application:
        await application.execute(AWARD, IMPACT_MAP, context=CONTEXT)
        today.moment = datetime(2026, 4, 2, tzinfo=UTC)
        assert await ReturnOpener(application).open_due() == 3
        assert await ReturnOpener(application).open_due() == 0


async def test_periods_that_ended_before_the_contract_was_entered_are_left_to_an_import(
    migrated_database_url: str,
) -> None:
    today = Today(datetime(2026, 3, 2, tzinfo=UTC))
    async with Fingerpost(migrated_database_url, today) as application:
        await application.execute(AWARD, IMPACT_MAP, context=CONTEXT)
        today.moment = datetime(2026, 4, 2, tzinfo=UTC)
        assert await ReturnOpener(application).open_due() == 1
        assert (await _state(application, date(2026, 1, 15))).opened is None


async def test_nothing_opens_before_the_impact_map_says_what_to_ask(migrated_database_url: str) -> None:
    today = Today(datetime(2026, 1, 5, tzinfo=UTC))
    async with Fingerpost(migrated_database_url, today) as application:
        await application.execute(AWARD, context=CONTEXT)
        today.moment = datetime(2026, 2, 2, tzinfo=UTC)
        opener = ReturnOpener(application)
        assert await opener.open_due() == 0
        await application.execute(IMPACT_MAP, context=CONTEXT)
        assert await opener.open_due() == 1


async def test_an_extended_contract_goes_on_being_asked(migrated_database_url: str) -> None:
    today = Today(datetime(2026, 12, 5, tzinfo=UTC))
    async with Fingerpost(migrated_database_url, today) as application:
        await application.execute(AWARD, IMPACT_MAP, context=CONTEXT)
        opener = ReturnOpener(application)
        assert await opener.open_due() == 0
        extended = ExtendContract(stream_id=CONTRACT, ends_on=date(2027, 2, 14), reason="It works")
        await application.execute(extended, context=CONTEXT)
        today.moment = datetime(2027, 3, 2, tzinfo=UTC)
        assert await opener.open_due() == 3
        cut = CALENDAR.periods(date(2027, 2, 1), date(2027, 2, 14))[0]
        assert (await application.state(return_id(CONTRACT, cut), RETURN)).opened is not None


async def test_a_contract_that_ended_early_is_asked_for_its_last_days_and_no_more(
    migrated_database_url: str,
) -> None:
    today = Today(datetime(2026, 3, 5, tzinfo=UTC))
    async with Fingerpost(migrated_database_url, today) as application:
        await application.execute(AWARD, IMPACT_MAP, context=CONTEXT)
        opener = ReturnOpener(application)
        ended = EndContract(stream_id=CONTRACT, on=date(2026, 3, 10), reason="The provider closed")
        await application.execute(ended, context=CONTEXT)
        today.moment = datetime(2026, 6, 2, tzinfo=UTC)
        assert await opener.open_due() == 1
        cut = CALENDAR.periods(date(2026, 3, 1), date(2026, 3, 10))[0]
        assert (await application.state(return_id(CONTRACT, cut), RETURN)).opened is not None
