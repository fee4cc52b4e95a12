"""The versions of a figure: their days, their sources, and which of them changed anything."""

from __future__ import annotations

from projections.timeline.origins import Origin
from services.dashboards.gallery.making import COUNT, PROPORTION, quarter, redefined, share
from services.dashboards.gallery.said import FIRST, PROVIDER, SECOND, said, series, told
from services.dashboards.said.versions import Sources, definition_then, times_changed, versions_of
from services.dashboards.trajectory import PeriodReading, Trajectory

SOURCES = Sources(
    {
        100: Origin(actor_id=PROVIDER, role="provider", source="web"),
        101: Origin(actor_id=None, role=None, source=None),
    },
    {PROVIDER: "Ada"},
)


def test_each_version_stands_at_the_day_on_which_it_was_recorded() -> None:
    versions = said(share(14, 40), share(10, 40)).versions
    assert [(version.on, version.said) for version in versions] == [(FIRST, "35%"), (SECOND, "25%")]


def test_a_version_names_who_said_it_and_the_way_it_came() -> None:
    trajectory = series(told(share(14, 40), share(10, 40), share(11, 40)))
    versions = versions_of(trajectory, trajectory.readings[0], SOURCES)
    assert [(version.who, version.source) for version in versions] == [
        ("Ada, provider", "web"),
        ("the service itself", None),
        ("Ada", None),
    ]


def test_who_is_not_known_is_somebody() -> None:
    assert said(share(14, 40)).versions[0].who == "somebody"


def test_sending_the_same_again_changes_nothing() -> None:
    versions = said(share(14, 40), share(14, 40), share(10, 40)).versions
    assert [version.changed for version in versions] == [False, False, True]
    assert times_changed(versions) == 1


def test_a_share_of_few_people_is_told_and_not_drawn() -> None:
    (version,) = said(share(3, 8)).versions
    assert (version.said, version.point.number) == ("3 of 8", None)


def test_what_comes_from_no_return_has_no_versions() -> None:
    reading = PeriodReading(period=quarter(0), figure=share(14, 40))
    assert versions_of(series(reading), reading) == ()


def test_a_figure_is_told_in_the_unit_in_which_it_was_measured() -> None:
    trajectory = Trajectory(
        definitions=(COUNT, PROPORTION),
        readings=(told(share(14, 40), number=1),),
        breaks=(redefined(quarter(1).starts_on),),
    )
    assert definition_then(trajectory, quarter(0)) == COUNT
    assert definition_then(trajectory, quarter(1)) == PROPORTION
