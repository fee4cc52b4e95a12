"""Groups of fields that may be repeated, and how they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.shared.errors import Invalid
from services.monitoring.app import HERE
from services.monitoring.forms import Form, Values
from services.presentation.layout import Masthead, environment

ROWS = Values(
    [
        ("path.0.value", " "),
        ("path.0.unit", "%"),
        ("path.2.value", "40"),
        ("path.2.unit", "%"),
        ("path.10.value", "50"),
        ("path.10.unit", "%"),
        ("path.x.value", "9"),
        ("pathway.1.value", "9"),
    ]
)
EMPTY = Values()


def test_rows_left_empty_count_for_nothing() -> None:
    assert Form(ROWS).rows("path", besides=("unit",)) == ("path.2", "path.10")


def test_what_a_rule_says_of_a_point_stands_in_the_row_that_became_it() -> None:
    form = Form(ROWS)
    form.rows("path", besides=("unit",))
    form.placed(Invalid("Too high.", field="change.path.1"), {"change.path.*": "path.*.value"})
    assert form.wrong == {"path.10.value": "Too high."}


def test_a_row_without_a_name_of_its_own_is_pointed_at_by_its_first_field() -> None:
    form = Form(ROWS)
    form.rows("path", besides=("unit",))
    form.placed(Invalid("Too high.", field="change.path.0"), {"change.path.*": "path.*"})
    assert list(form.wrong) == ["path.2.value"]


def test_one_more_row_is_shown_where_it_was_asked_for() -> None:
    assert EMPTY.rows("path") == ("path.0",)
    assert EMPTY.rows("path", 0) == ()
    assert ROWS.rows("path") == ("path.0", "path.2", "path.10")
    assert ROWS.but(add="path").rows("path") == ("path.0", "path.2", "path.10", "path.11")
    assert ROWS.but(add="other").rows("path") == ("path.0", "path.2", "path.10")
    assert EMPTY.but(add="path").rows("path", 0) == ("path.0",)


def test_asking_for_one_more_row_is_told_from_saving() -> None:
    assert not Form(ROWS).adding
    assert Form(ROWS.but(add="path")).adding == "path"


def test_putting_one_field_otherwise_leaves_the_others_as_they_were_typed() -> None:
    now = ROWS.but(**{"path.0.unit": "people"})
    assert now["path.0.unit"] == "people"
    assert now["path.2.value"] == "40"
    assert dict(ROWS)["path.0.unit"] == "%"


def rendered(body: str, values: Values, wrong: dict[str, str] | None = None) -> str:
    """A page that uses the macros as a page does."""
    source = '{% import "forms.html" as f with context %}' + body
    made = environment(Path(HERE / "templates")).from_string(source)
    return made.render(values=values, wrong=wrong or {}, masthead=Masthead(path="/"))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('{{ f.text("x", "X", values, wrong) }}', "x"),
        ('{{ f.area("x", "X", values, wrong) }}', "x"),
        ('{{ f.number("x", "X", values, wrong) }}', "x"),
        ('{{ f.select("x", "X", values, wrong, {"a": "A"}) }}', "x"),
        ('{{ f.radios("x", "X", values, wrong, {"a": "A", "b": "B"}) }}', "x"),
        ('{{ f.checkboxes("x", "X", values, wrong, {"a": "A", "b": "B"}) }}', "x"),
        ('{{ f.flag("x", "X", values, wrong) }}', "x"),
        ('{{ f.day("x", "X", values, wrong) }}', "x.month"),
    ],
)
def test_the_link_of_an_error_leads_to_a_field_that_says_it(body: str, field: str) -> None:
    page = rendered(body, EMPTY, {field: "Mend this."})
    assert page.count(f'id="{field}"') == 1
    assert "Mend this." in page


@pytest.mark.parametrize("macro", ["text", "area"])
def test_what_was_typed_is_shown_again_and_nothing_of_it_becomes_markup(macro: str) -> None:
    typed = '</textarea><b>"Mine" & yours'
    page = rendered(f'{{{{ f.{macro}("x", "X", values, wrong) }}}}', Values.of({"x": typed}))
    assert "<b>" not in page
    assert "&lt;b&gt;&#34;Mine&#34; &amp; yours" in page


def test_what_was_chosen_is_chosen_when_it_is_shown_again() -> None:
    values = Values.of({"x": ("b", "c"), "y": "b"})
    options = {"a": "A", "b": "B", "c": "C"}
    boxes = f'{{{{ f.checkboxes("x", "X", values, wrong, {options}) }}}}'
    page = rendered(boxes + f'{{{{ f.select("y", "Y", values, wrong, {options}) }}}}', values)
    assert page.count(" checked") == 2
    assert page.count(" selected") == 1


def test_both_texts_are_shown_where_two_people_wrote() -> None:
    page = rendered(
        '{{ f.conflict({"Reason": "Theirs.", "Title": "Same"}, {"Reason": "Mine.", "Title": "Same"}) }}',
        EMPTY,
    )
    assert "Theirs." in page
    assert "Mine." in page
    assert "Same" not in page


def test_the_enter_key_saves_and_does_not_add_a_row() -> None:
    adding = '{{ f.add_another("path", "Add another", values, "/here", "value") }}'
    page = rendered('{% call f.form("/here") %}' + adding + '{{ f.submit("Save") }}{% endcall %}', ROWS)
    assert page.index('tabindex="-1"') < page.index('value="path"')
    assert 'formaction="/here#path.11.value"' in page
