"""What was said of each period: of the indicators that are looked at, and of the contract as a whole."""

from services.dashboards.gallery.making import COUNT, PROPORTION, trajectory
from services.dashboards.narrative.said import PeriodSaid, Said, said_of
from tests.unit.services.dashboards.narrative.given import HARDER, asked, commented, return_of, story

LONELY = trajectory(commented(0, "Two joined in June."), commented(1, ""), of=PROPORTION)


def pairs(said: tuple[Said, ...]) -> list[tuple[str, str]]:
    return [(each.about, each.words) for each in said]


def labels(told: tuple[PeriodSaid, ...]) -> list[str]:
    return [each.period.label for each in told]


def test_the_newest_period_stands_first_and_one_of_which_nothing_was_said_not_at_all() -> None:
    told = said_of([story(0, answer="Rain"), story(1), story(2, note="Thank you")], [])
    assert labels(told) == ["Q3 2015", "Q1 2015"]


def test_a_comment_belongs_to_its_indicator_and_to_the_return_that_holds_it() -> None:
    (spring,) = said_of([story(0), story(1)], [LONELY])
    assert spring.return_id == return_of(0)
    assert pairs(spring.of_indicators) == [("The provider on “Feel less lonely”", "Two joined in June.")]
    assert spring.of_contract == ()


def test_what_is_said_of_an_indicator_that_is_not_looked_at_is_left_out() -> None:
    other = asked("Why so few?", "Rain", of=COUNT.indicator_id)
    assert said_of([story(0, queries=(other,))], [LONELY])[0].of_contract == ()
    assert said_of([story(1, queries=(other,))], [LONELY]) == ()


def test_a_question_about_an_indicator_stands_before_its_answer() -> None:
    query = asked("What is behind it?", "A late bus.", of=PROPORTION.indicator_id)
    (spring,) = said_of([story(1, queries=(query,))], [LONELY])
    assert pairs(spring.of_indicators) == [
        ("The commissioner asked about “Feel less lonely”", "What is behind it?"),
        ("The provider answered", "A late bus."),
    ]


def test_a_question_without_an_answer_says_whether_one_is_still_waited_for() -> None:
    for waits, words in ((True, "Not answered yet."), (False, "Not answered.")):
        (spring,) = said_of([story(0, queries=(asked("Why?", waits=waits),))], [])
        assert pairs(spring.of_contract) == [("The commissioner asked", "Why?"), ("Answer", words)]


def test_what_concerns_no_single_outcome_is_told_once_whatever_the_indicators() -> None:
    told = story(0, answer="Rain", note="Thank you", queries=(asked("All well?", "Yes"),))
    (spring,) = said_of([told], [LONELY, trajectory(of=COUNT)])
    assert pairs(spring.of_contract) == [
        (HARDER.text, "Rain"),
        ("The commissioner asked", "All well?"),
        ("The provider answered", "Yes"),
        ("The commissioner, on accepting the return", "Thank you"),
    ]
