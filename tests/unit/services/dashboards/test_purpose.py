"""What an outcome is for, in the words of its definition."""

from uuid import UUID

from domain.framework.definitions import Outcome, Quotation
from services.dashboards.purpose import purpose_line, purpose_list, purpose_of

OUTCOME = Outcome(
    outcome_id=UUID(int=2),
    statement="People are less alone",
    level="community",
    bottom_line="environmental",
    words_of_people=(Quotation(words="I know my neighbours"),),
    well_being_element="good_feelings",
    five_ways=("connect", "give"),
)


def test_every_part_that_was_not_left_open_is_told_once_and_no_other() -> None:
    assert purpose_of(OUTCOME) == {
        "For whom": "For the whole community",
        "Bottom line": "Environmental",
        "Part of well-being": "Good feelings",
        "Ways to well-being": "Connect, Give",
    }


def test_list_and_line_tell_the_same() -> None:
    listed, (line,) = str(purpose_list(OUTCOME)), purpose_line(OUTCOME)
    for part, words in purpose_of(OUTCOME).items():
        assert part in listed
        assert words in listed
        assert f"{part}: {words}." in str(line)
