"""The shapes that a series can have, the awkward ones above all. Every chart is proved over all of them."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from domain.shared.calendar import ReportingCalendar
from domain.shared.figures import Amount, Count
from domain.shared.values import Baseline
from services.dashboards.gallery.making import (
    BAND,
    COUNT,
    CURRENCY,
    FIRST_DAY,
    PROPORTION,
    RATE,
    SCORE,
    SCORES,
    TOLD,
    WORDS,
    agreed,
    corrected,
    each_period,
    quarter,
    rate,
    redefined,
    share,
    start,
    trajectory,
)
from services.dashboards.trajectory import BreakPoint, PeriodReading, Trajectory

PATH = agreed(start("48", 50), (FIRST_DAY, "48"), (quarter(11).ends_on, "75"))
RESET = agreed(
    start("52", 60), (quarter(2).starts_on, "52"), (quarter(9).ends_on, "60"), from_day=quarter(2).starts_on
)
HALF_YEARS = ReportingCalendar(frequency="half_year")
CONTRACT_YEARS = ReportingCalendar(frequency="anniversary")
NOT_MEASURED = Baseline(value=Decimal(30), on=FIRST_DAY, people=6, quality="retrospective")

SHAPES: dict[str, Trajectory] = {
    "no reading": trajectory(agreed=[PATH]),
    "one reading": trajectory(share(31, 50), agreed=[PATH]),
    "all missing": trajectory("not_collected", "too_few_people", "not_applicable", "late", agreed=[PATH]),
    "nought": trajectory(Count(count=0), Count(count=0), of=COUNT),
    "huge": trajectory(Count(count=987_654_321_012), Count(count=1), of=COUNT),
    "negative": trajectory(Amount(pounds=Decimal("-1200.50")), Amount(pounds=Decimal("-0.01")), of=CURRENCY),
    "corrected thrice": trajectory(
        share(24, 50), corrected(1, share(31, 50), share(41, 50), "not_collected", share(3, 8)), agreed=[PATH]
    ),
    "break at the first reading": trajectory(
        share(31, 50), share(33, 50), was=[PROPORTION], breaks=[redefined(quarter(0).ends_on)]
    ),
    "break between, start set anew": trajectory(
        share(31, 50),
        share(33, 50),
        share(40, 60),
        share(41, 60),
        was=[PROPORTION],
        agreed=[PATH, RESET],
        breaks=[redefined(quarter(2).starts_on)],
        break_points=[BreakPoint(on=quarter(2).starts_on, purpose="yearly look")],
    ),
    "another unit before": trajectory(
        Count(count=40), share(33, 50), was=[COUNT], breaks=[redefined(quarter(1).starts_on)]
    ),
    "forty periods": trajectory(*(share(100 + number, 300) for number in range(40)), agreed=[PATH]),
    "few people now and then": trajectory(share(3, 8), share(31, 50), share(0, 9), share(10, 10)),
    "start of few people": trajectory(share(31, 50), agreed=[agreed(NOT_MEASURED)]),
    "every second year": trajectory(
        rate("8.9"), "not_collected", rate("8.3"), "not_collected", rate("7.8"), of=RATE
    ),
    "not asked for in between": trajectory(
        *(PeriodReading(period=quarter(number), figure=share(number + 20, 50)) for number in (0, 1, 4, 6))
    ),
    "half-years": trajectory(
        *each_period(HALF_YEARS, date(2017, 9, 30), *(share(20 + number, 50) for number in range(5)))
    ),
    "contract years": trajectory(
        *each_period(CONTRACT_YEARS, date(2020, 5, 11), *(share(30 - number, 50) for number in range(5)))
    ),
    "mean scores": trajectory(*SCORES, of=SCORE),
    "within a band": trajectory(rate("17.5"), rate("20"), of=BAND, agreed=[PATH]),
    "told in words": trajectory(*TOLD, of=WORDS),
    "no longer asked for": trajectory(share(31, 50), retired_on=date(2015, 7, 1)),
    "words that are markup": trajectory(
        PeriodReading(
            period=quarter(0), figure=share(31, 50), comment="=1+1 <a href='javascript:alert(1)'>x</a>"
        ),
        corrected(1, share(30, 50), share(20, 50)),
        of=replace(PROPORTION, title="<b>Feel</b> less <script>alert(1)</script> lonely"),
    ),
}
