"""A contract goes on longer, ends early, and partners join and leave, without touching what was reported."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.contract.changes import IndicatorAdded
from domain.contract.commands import (
    AddPartner,
    ContractCommand,
    EndContract,
    ExtendContract,
    RemovePartner,
)
from domain.contract.events import (
    ContractAwarded,
    ContractEnded,
    ContractEvent,
    ContractExtended,
    PartnerJoined,
    PartnerLeft,
)
from domain.shared.calendar import ReportingCalendar
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, NotInState
from tests.unit.domain.contract.decider import AGREED, contract, in_effect
from tests.unit.domain.examples import AWARDED, CONTRACT, LEAD, LONELY, MAPPED, PARTNER, an_id

NEW = an_id(6)
WHY = "It was agreed"
LAST_DAY = date(2029, 3, 31)
A_YEAR_MORE = date(2030, 3, 31)

agreed = contract.given(*AGREED)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def extend(until: date = A_YEAR_MORE, why: str = WHY) -> ExtendContract:
    return ExtendContract(stream_id=CONTRACT, ends_on=until, reason=why)


def end(on: date, why: str = WHY) -> EndContract:
    return EndContract(stream_id=CONTRACT, on=on, reason=why)


def add(organisation_id: UUID = NEW, on: date = date(2026, 9, 1)) -> AddPartner:
    return AddPartner(stream_id=CONTRACT, organisation_id=organisation_id, on=on)


def remove(organisation_id: UUID = PARTNER, on: date = date(2026, 7, 10), why: str = WHY) -> RemovePartner:
    return RemovePartner(stream_id=CONTRACT, organisation_id=organisation_id, on=on, reason=why)


def reporting(first_day: date, last_day: date, calendar: ReportingCalendar) -> tuple[ContractEvent, ...]:
    """The example's contract with another term and calendar."""
    award: ContractAwarded = replace(AWARDED, starts_on=first_day, ends_on=last_day, calendar=calendar)
    return (award, MAPPED)


def test_a_contract_is_extended_to_a_later_day_with_a_reason() -> None:
    agreed.when(extend(why=" It was agreed ")).then(ContractExtended(ends_on=A_YEAR_MORE, reason=WHY))
    agreed.when(extend(why=" ")).then_refused(Invalid, "Say why", field="reason")


@pytest.mark.parametrize("until", [date(2026, 1, 1), LAST_DAY, date(2201, 1, 1)])
def test_a_contract_is_not_extended_backwards_nor_beyond_belief(until: date) -> None:
    agreed.when(extend(until)).then_refused(Invalid, "Give a day after 31 March 2029", field="ends_on")


def test_a_contract_is_extended_while_it_runs() -> None:
    assert agreed.when(extend(), at=noon(LAST_DAY)).decided()
    agreed.when(extend(), at=noon(date(2029, 4, 1))).then_refused(NotInState, "award a new one")


def test_a_contract_may_be_extended_again() -> None:
    once = contract.given(*AGREED, ContractExtended(ends_on=A_YEAR_MORE, reason=WHY))
    once.when(extend(A_YEAR_MORE)).then_refused(Invalid, "Give a day after 31 March 2030", field="ends_on")
    assert once.when(extend(date(2030, 6, 30)), at=noon(date(2030, 3, 1))).decided()


def test_an_extended_contract_reports_on_and_may_be_revised_and_reviewed_until_its_new_end() -> None:
    state = contract.after(*AGREED, ContractExtended(ends_on=date(2029, 8, 15), reason=WHY))
    assert [period.label for period in state.periods()[11:]] == [
        "January to March 2029",
        "April to June 2029",
        "1 July to 15 August 2029",
    ]
    assert state.periods()[:12] == contract.after(*AGREED).periods()


def test_a_contract_is_ended_before_its_time_with_a_reason() -> None:
    agreed.when(end(date(2027, 5, 15), " It was agreed ")).then(
        ContractEnded(on=date(2027, 5, 15), reason=WHY)
    )
    agreed.when(end(date(2027, 5, 15), "")).then_refused(Invalid, "Say why", field="reason")


@pytest.mark.parametrize("on", [date(2026, 3, 31), LAST_DAY, date(2030, 1, 1)])
def test_a_contract_ends_early_within_its_term(on: date) -> None:
    agreed.when(end(on)).then_refused(
        Invalid, "from 1 April 2026 on and before 31 March 2029, when the contract ends anyway", field="on"
    )


def test_a_contract_is_not_ended_before_the_end_of_a_period_that_was_asked_for() -> None:
    agreed.when(end(date(2026, 6, 29))).then_refused(
        Invalid,
        "The return for April to June 2026 has been asked for already. Let the contract end on "
        "30 June 2026 or later.",
        field="on",
    )
    assert agreed.when(end(date(2026, 6, 30))).decided()
    assert agreed.when(end(date(2026, 6, 29)), at=noon(date(2026, 6, 30))).decided()


def test_a_contract_that_ended_is_not_ended_early_afterwards() -> None:
    agreed.when(end(date(2029, 3, 30)), at=noon(date(2029, 4, 1))).then_refused(
        Invalid, "The return for January to March 2029", field="on"
    )


def test_a_contract_is_not_ended_before_terms_that_were_agreed_begin() -> None:
    revised = contract.given(*AGREED, *in_effect(IndicatorAdded(indicator=LONELY)))
    revised.when(end(date(2027, 3, 31))).then_refused(
        Invalid, "Terms were agreed that count from 1 April 2027", field="on"
    )
    assert revised.when(end(date(2027, 4, 1))).decided()


def test_a_contract_that_nobody_mapped_yet_may_be_ended() -> None:
    assert contract.given(AWARDED).when(end(date(2027, 5, 15))).decided()


def test_an_ended_contract_reports_up_to_its_last_day() -> None:
    state = contract.after(*AGREED, ContractEnded(on=date(2027, 5, 15), reason=WHY))
    assert [period.label for period in state.periods()[3:]] == [
        "January to March 2027",
        "1 April to 15 May 2027",
    ]
    assert state.periods()[:4] == contract.after(*AGREED).periods()[:4]


@pytest.mark.parametrize("command", [extend(), end(date(2026, 12, 31)), add(), remove()])
def test_nothing_more_happens_in_the_life_of_a_contract_that_was_ended(command: ContractCommand) -> None:
    ended = ContractEnded(on=date(2027, 5, 15), reason=WHY)
    contract.given(*AGREED, ended).when(command).then_refused(NotInState, "was ended on 15 May 2027")


@pytest.mark.parametrize(
    ("extended", "labels"),
    [
        (False, ["April to June 2026", "1 July to 15 November 2026"]),
        (True, ["April to June 2026", "July to September 2026", "October to December 2026"]),
    ],
)
def test_a_last_broken_period_that_was_joined_is_taken_apart_where_the_contract_goes_on(
    *, extended: bool, labels: list[str]
) -> None:
    joined = ReportingCalendar(frequency="quarter", last_broken="joined")
    past = reporting(date(2026, 4, 1), date(2026, 11, 15), joined)
    later = contract.given(*past).when(extend(date(2026, 12, 31)), at=noon(date(2026, 11, 1))).decided()
    state = contract.after(*past, *(later if extended else ()))
    assert [period.label for period in state.periods()] == labels


def test_an_early_end_leaves_the_last_period_alone_as_the_one_before_may_be_reported() -> None:
    joined = ReportingCalendar(frequency="quarter", last_broken="joined")
    past = reporting(date(2026, 4, 1), date(2027, 3, 31), joined)
    ended = contract.given(*past).when(end(date(2026, 10, 20)), at=noon(date(2026, 10, 10))).decided()
    assert [period.label for period in contract.after(*past, *ended).periods()] == [
        "April to June 2026",
        "July to September 2026",
        "1 October to 20 October 2026",
    ]


@pytest.mark.parametrize("today", [date(2026, 7, 1), date(2026, 9, 30), date(2027, 12, 31)])
def test_neither_an_extension_nor_an_early_end_moves_a_period_that_has_ended(today: date) -> None:
    for first in ("own", "joined"):
        calendar = ReportingCalendar(frequency="half_year", first_broken=first, last_broken="joined")
        past = reporting(date(2026, 5, 12), date(2028, 8, 20), calendar)
        before = [period for period in contract.after(*past).periods() if period.ends_on < today]
        for command in (extend(date(2029, 1, 9)), end(today)):
            events = contract.given(*past).when(command, at=noon(today)).decided()
            after = contract.after(*past, *events).periods()
            assert list(after[: len(before)]) == before
            assert all(later.starts_on > earlier.ends_on for earlier, later in pairwise(after))


def test_a_partner_joins_within_the_term() -> None:
    agreed.when(add()).then(PartnerJoined(organisation_id=NEW, on=date(2026, 9, 1)))
    for day in (date(2026, 4, 1), LAST_DAY):
        assert agreed.when(add(on=day)).decided()
    for day in (date(2026, 3, 31), date(2029, 4, 1)):
        agreed.when(add(on=day)).then_refused(
            Invalid, "a day of the contract's term, 1 April 2026 to 31 March 2029", field="on"
        )


@pytest.mark.parametrize("organisation_id", [LEAD, PARTNER])
def test_an_organisation_works_under_a_contract_once(organisation_id: UUID) -> None:
    agreed.when(add(organisation_id)).then_refused(
        AlreadyDone, "already works under the contract", field="organisation_id"
    )


def test_a_partner_leaves_with_a_reason() -> None:
    agreed.when(remove(why=" It was agreed ")).then(
        PartnerLeft(organisation_id=PARTNER, on=date(2026, 7, 10), reason=WHY)
    )
    agreed.when(remove(why="")).then_refused(Invalid, "Say why", field="reason")


@pytest.mark.parametrize("organisation_id", [LEAD, NEW])
def test_only_a_partner_leaves_and_never_the_lead_provider(organisation_id: UUID) -> None:
    agreed.when(remove(organisation_id)).then_refused(
        NotFound, "not a partner of the contract", field="organisation_id"
    )


@pytest.mark.parametrize(
    ("on", "kind", "saying"),
    [
        (date(2026, 3, 31), Invalid, "a day of the contract's term"),
        (date(2026, 7, 11), Invalid, "on its last day or after it"),
        (date(2029, 4, 1), Invalid, "a day of the contract's term"),
    ],
)
def test_a_partner_leaves_within_the_term_and_not_before_the_day_has_come(
    on: date, kind: type[DomainError], saying: str
) -> None:
    agreed.when(remove(on=on)).then_refused(kind, saying, field="on")


def test_a_partner_does_not_leave_before_it_joined() -> None:
    joined = PartnerJoined(organisation_id=NEW, on=date(2026, 7, 5))
    given = contract.given(*AGREED, joined)
    given.when(remove(NEW, date(2026, 7, 4))).then_refused(Invalid, "joined on 5 July 2026", field="on")
    assert given.when(remove(NEW, date(2026, 7, 5))).decided()


def test_a_partner_that_left_may_join_again() -> None:
    left = PartnerLeft(organisation_id=PARTNER, on=date(2026, 7, 10), reason=WHY)
    state = contract.after(*AGREED, PartnerJoined(organisation_id=NEW, on=date(2026, 5, 1)), left)
    assert state.partner_ids == (NEW,)
    assert contract.given(*AGREED, left).when(add(PARTNER)).decided()
