"""The picture of an impact map is whole, nothing lies on anything else, and the table says the same."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.contract.terms import Activity
from domain.framework.definitions import Indicator, Outcome
from services.presentation.theory_of_change.drawing import PADDING, TOP, Box, Drawing
from services.presentation.theory_of_change.layout import UNSERVED, layout
from services.presentation.theory_of_change.picture import EDGES, NOTE, PAPER, PLAIN, SERIES, svg
from services.presentation.theory_of_change.reading import ImpactMap
from services.presentation.theory_of_change.spreading import spread
from services.presentation.theory_of_change.table import Row, rows_of
from services.presentation.theory_of_change.wrapping import lines_of, width_of
from tests.unit.domain.examples import CONFIDENCE, FRIENDSHIP, HOPEFUL, LONELY, MAP, WELL_BEING, an_id

SVG = "{http://www.w3.org/2000/svg}"
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    "ab <&>\"'\t\n", max_size=200
)
titles = texts.filter(lambda text: bool(text.strip()))


def indicator(number: int, outcome: int, title: str) -> Indicator:
    return Indicator(
        indicator_id=an_id(1000 + number),
        outcome_id=an_id(outcome),
        title=title,
        measure="count",
        unit="people",
        direction="increase",
        way_of_measuring=f"Counted by way {number}",
    )


@st.composite
def maps(draw: st.DrawFn, *, most: int = 5) -> ImpactMap:
    """Any impact map, also one whose parts name what is not in it."""
    outcomes = draw(st.integers(0, most))
    indicators = draw(st.integers(0, most * 3))
    ids = st.lists(st.integers(1, most + 1).map(an_id), max_size=most, unique=True).map(tuple)
    named = st.lists(st.integers(1000, 1000 + most * 3).map(an_id), max_size=4, unique=True).map(tuple)
    return ImpactMap(
        outcomes=[
            Outcome(outcome_id=an_id(number + 1), statement=draw(titles)) for number in range(outcomes)
        ],
        indicators=[
            indicator(number, draw(st.integers(1, most + 1)), draw(titles)) for number in range(indicators)
        ],
        activities=[
            Activity(
                activity_id=an_id(2000 + number),
                title=draw(titles),
                outputs=draw(texts),
                outcome_ids=draw(ids),
                indicator_ids=draw(named),
                way_of_measuring=draw(texts),
            )
            for number in range(draw(st.integers(0, most)))
        ],
    )


LARGE = ImpactMap(
    outcomes=[
        Outcome(outcome_id=an_id(number), statement=f"People in place {number} have somebody to turn to")
        for number in range(1, 13)
    ],
    indicators=[
        indicator(number, number % 12 + 1, f"People who name somebody they would ask first ({number})")
        for number in range(60)
    ],
    activities=[
        Activity(
            activity_id=an_id(2000 + number),
            title=f"Meetings of neighbours number {number} and what they lead to",
            outputs="Twelve evenings a year, each with food, for whoever wants to come" if number % 3 else "",
            outcome_ids=tuple(an_id(outcome) for outcome in range(1, 13)),
        )
        for number in range(12)
    ],
)


def assert_nothing_lies_on_anything(drawing: Drawing) -> None:
    for one, other in combinations(drawing.boxes, 2):
        beside = one.right <= other.x or other.right <= one.x
        below = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert beside or below, (one, other)
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= drawing.width
        assert box.y + box.height <= drawing.height


def assert_links_are_fastened(drawing: Drawing) -> None:
    boxes = {box.key: box for box in drawing.boxes}
    for link in drawing.links:
        source, target = boxes[link.source], boxes[link.target]
        assert link.x_start == source.right
        assert source.y < link.y_start < source.y + source.height
        assert link.x_end == target.x
        assert target.y < link.y_end < target.y + target.height
        assert link.x_start <= link.x_bend < link.x_end
        for box in drawing.boxes:  # while it runs level, a line passes behind no box
            crossed = box.x < link.x_bend and box.right > link.x_start
            assert not crossed or not box.y < link.y_start < box.y + box.height


def squeezed(text: str) -> str:
    """The text less its white space, and less what XML cannot write."""
    kept = "".join(text.split())
    return re.sub("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\N{REPLACEMENT CHARACTER}", kept)


def texts_of(impact_map: ImpactMap) -> list[str]:
    return [
        *(outcome.statement for outcome in impact_map.outcomes),
        *(known.title for known in impact_map.indicators),
        *(activity.title for activity in impact_map.activities),
        *(activity.outputs for activity in impact_map.activities if activity.outputs.strip()),
    ]


def drawn_texts(written: str) -> list[str]:
    """The text of each box of a picture."""
    return [
        squeezed("".join(line.text or "" for line in text.iter(f"{SVG}tspan")))
        for text in ET.fromstring(written).iter(f"{SVG}text")  # noqa: S314 - our own
    ]


def told(rows: tuple[Row, ...]) -> set[str]:
    parts = [part for row in rows for part in row.worked_for]
    known = [each for part in parts for each in part.known_by]
    return {
        *(row.activity for row in rows),
        *(row.outputs for row in rows),
        *(row.way_of_measuring for row in rows),
        *(part.statement for part in parts),
        *(each.title for each in known),
        *(each.way_of_measuring for each in known),
    }


@given(maps())
@settings(max_examples=60)
def test_no_two_boxes_overlap_and_every_line_ends_on_its_boxes(impact_map: ImpactMap) -> None:
    drawing = layout(impact_map)
    assert_nothing_lies_on_anything(drawing)
    assert_links_are_fastened(drawing)


@given(maps())
@settings(max_examples=60)
def test_every_text_of_the_map_stands_in_the_picture_and_in_the_table(impact_map: ImpactMap) -> None:
    drawn = drawn_texts(svg(layout(impact_map), title="Theory of change"))
    for text in texts_of(impact_map):
        assert any(line.startswith(squeezed(text)) for line in drawn), text
    in_table = told(rows_of(impact_map))
    ways = [known.way_of_measuring for known in (*impact_map.indicators, *impact_map.activities)]
    assert {*texts_of(impact_map), *ways} <= in_table


@given(maps())
@settings(max_examples=60)
def test_the_table_says_what_the_lines_say(impact_map: ImpactMap) -> None:
    rows = rows_of(impact_map)
    links = {(link.source, link.target) for link in layout(impact_map).links}
    for activity, row in zip(impact_map.activities, rows, strict=False):
        outcomes = [
            outcome.statement
            for outcome in impact_map.outcomes
            if {
                (("activity", activity.activity_id), ("outcome", outcome.outcome_id)),
                (("output", activity.activity_id), ("outcome", outcome.outcome_id)),
            }
            & links
        ]
        assert [part.statement for part in row.worked_for] == outcomes


@given(titles)
def test_the_picture_is_well_formed_whatever_is_written(title: str) -> None:
    written = svg(layout(ImpactMap(outcomes=[], indicators=[])), title=title)
    assert squeezed(ET.fromstring(written).findtext(f"{SVG}title") or "") == squeezed(title)  # noqa: S314


def test_a_large_map_is_drawn_without_overlaps() -> None:
    drawing = layout(LARGE)
    assert len(drawing.boxes) == 12 + 8 + 12 + 60
    assert len(drawing.links) == 8 + 12 * 12 + 60
    assert_nothing_lies_on_anything(drawing)
    assert_links_are_fastened(drawing)


def test_the_same_map_is_drawn_the_same_way() -> None:
    assert svg(layout(LARGE), title="A") == svg(layout(LARGE), title="A")


def test_the_picture_has_a_name_a_description_and_nothing_that_the_pages_policy_forbids() -> None:
    written = svg(layout(LARGE), title="What the <clubs> are for", name="map")
    root = ET.fromstring(written)  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "map-title map-description"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert (title.get("id"), title.text) == ("map-title", "What the <clubs> are for")
    assert description is not None
    assert description.get("id") == "map-description"
    assert (description.text or "").startswith("Lines lead from 12 activities to 12 outcomes")
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "rect", "text", "tspan", "path", "g"}
    attributes = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118
    assert not {name for name in attributes if name == "style" or name.startswith("on") or "href" in name}


def test_an_outcome_that_no_activity_works_for_is_shown_and_says_so() -> None:
    impact_map = ImpactMap(outcomes=MAP.outcomes, indicators=MAP.indicators, activities=MAP.activities)
    boxes = {box.key: box for box in layout(impact_map).boxes}
    assert " ".join(boxes["outcome", FRIENDSHIP.outcome_id].note) == UNSERVED
    assert not boxes["outcome", CONFIDENCE.outcome_id].note
    *_, last = rows_of(impact_map)
    assert last.activity == ""
    assert [part.statement for part in last.worked_for] == [CONFIDENCE.statement, FRIENDSHIP.statement]
    assert [known.title for known in last.worked_for[0].known_by] == [WELL_BEING.title]


def test_beside_an_activity_stand_the_indicators_that_it_names() -> None:
    impact_map = ImpactMap(outcomes=MAP.outcomes, indicators=MAP.indicators, activities=MAP.activities)
    first, *_ = rows_of(impact_map)
    assert (first.activity, first.outputs) == ("Evening club", "Three evenings a week")
    (part,) = first.worked_for
    assert [known.title for known in part.known_by] == [HOPEFUL.title]


def test_an_activity_that_only_names_an_indicator_works_for_its_outcome() -> None:
    activity = Activity(activity_id=an_id(30), title="Club", indicator_ids=(LONELY.indicator_id,))
    impact_map = ImpactMap(outcomes=[CONFIDENCE, FRIENDSHIP], indicators=[LONELY], activities=[activity])
    links = [(link.source[0], link.target) for link in layout(impact_map).links]
    assert ("activity", ("outcome", FRIENDSHIP.outcome_id)) in links
    assert [part.statement for part in rows_of(impact_map)[0].worked_for] == [FRIENDSHIP.statement]


def test_without_activities_the_picture_begins_with_what_changes() -> None:
    drawing = layout(ImpactMap(outcomes=MAP.outcomes, indicators=MAP.indicators))
    assert [words for words, _ in drawing.headings] == ["What changes", "How that is known"]
    assert {box.key[0] for box in drawing.boxes} == {"outcome", "indicator"}
    assert not any(box.note for box in drawing.boxes)


def contrast(colour: str) -> float:
    """Against white, as WCAG 2.2 works it out."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_edges_and_lines_have_three_times_and_words_four_and_a_half_times_the_contrast_of_paper() -> None:
    assert PAPER == "#ffffff"
    for colour in (*SERIES, PLAIN, *(colour for colour, _ in EDGES.values())):
        assert contrast(colour) >= 3, colour
    assert contrast(NOTE) >= 4.5


@given(texts, st.integers(60, 300))
def test_lines_fit_the_width_and_keep_every_letter(text: str, width: int) -> None:
    lines = lines_of(text, width, 15)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert len(line) == 1 or width_of(line) * 15 / 1000 <= width


def test_boxes_stand_where_they_want_to_and_those_that_want_one_place_share_it() -> None:
    assert spread([50, 400], [40, 40], 1000) == [50, 400]
    assert spread([200, 200], [40, 40], 1000) == [173, 227]
    assert spread([0, 980], [40, 40], 1000) == [TOP, 960]


def test_a_long_word_is_broken() -> None:
    assert len(lines_of("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 184, 15)) > 2


def test_the_text_of_a_box_fits_its_height() -> None:
    def room(box: Box) -> int:
        return 2 * PADDING + 19 * (len(box.lines) + len(box.note))

    assert all(room(box) <= box.height for box in layout(LARGE).boxes)
