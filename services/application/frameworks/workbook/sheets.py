"""The sheets of a framework's workbook: their headings, and what a spreadsheet says about each."""

from __future__ import annotations

from collections.abc import Mapping

from services.application.frameworks.workbook import words
from services.application.workbooks.tables import Column
from services.application.workbooks.writing import WrittenColumn

FRAMEWORK, OUTCOMES, QUOTATIONS = "Framework", "Outcomes", "Quotations"
SOURCES, INDICATORS, QUALITIES = "Sources", "Indicators", "Qualities"

ID = WrittenColumn(
    heading="Id",
    width=38,
    note="Leave this as it is: it says which one this is. Leave it empty for something new.",
)
OF_OUTCOME = WrittenColumn(
    heading="Outcome", width=10, note="The outcome's number, as it stands on the sheet Outcomes."
)

COLUMNS: Mapping[str, tuple[WrittenColumn, ...]] = {
    FRAMEWORK: (
        WrittenColumn(heading="Title", width=50),
        WrittenColumn(heading="Service area", width=40),
        WrittenColumn(
            heading="Level",
            width=15,
            choices=tuple(words.LEVELS),
            note="Service: for one kind of service. Community: for everybody in the area.",
        ),
    ),
    OUTCOMES: (
        WrittenColumn(
            heading="Number", width=10, note="Any number of its own. The other sheets call the outcome by it."
        ),
        WrittenColumn(heading="Statement", width=60, note="The change for people, in a sentence."),
        WrittenColumn(heading="Level", width=15, choices=tuple(words.LEVELS)),
        WrittenColumn(heading="Bottom line", width=18, choices=tuple(words.BOTTOM_LINES)),
        WrittenColumn(heading="Horizon", width=15, choices=tuple(words.HORIZONS)),
        WrittenColumn(heading="Well-being element", width=24, choices=tuple(words.WELL_BEING_ELEMENTS)),
        WrittenColumn(
            heading="Five ways to well-being",
            width=30,
            note=f"One or more of: {', '.join(words.FIVE_WAYS)}. Put commas between them.",
        ),
        WrittenColumn(heading="Prevention level", width=18, choices=tuple(words.PREVENTION_LEVELS)),
        ID,
    ),
    QUOTATIONS: (
        OF_OUTCOME,
        WrittenColumn(heading="Words", width=70, note="How somebody put it, in their own words."),
        WrittenColumn(
            heading="Said by", width=30, note="In general terms, such as “a carer”. Never write a name."
        ),
    ),
    SOURCES: (
        OF_OUTCOME,
        WrittenColumn(heading="Document", width=60, note="Where this was promised before."),
        WrittenColumn(heading="Page", width=12),
    ),
    INDICATORS: (
        OF_OUTCOME,
        WrittenColumn(heading="Indicator", width=50, note="What is counted, asked or told."),
        WrittenColumn(heading="Measure", width=18, choices=tuple(words.MEASURES)),
        WrittenColumn(
            heading="Unit", width=20, note="What stands behind the figure: %, people, points out of 12."
        ),
        WrittenColumn(heading="Direction", width=16, choices=tuple(words.DIRECTIONS)),
        WrittenColumn(heading="Lens", width=28, choices=tuple(words.LENSES)),
        WrittenColumn(heading="Way of measuring", width=45),
        WrittenColumn(heading="Who measures", width=30),
        WrittenColumn(
            heading="Told apart by", width=25, note="Groups that are looked at one by one, such as age, ward."
        ),
        WrittenColumn(
            heading="Scale from", width=10, holds="number", note="For scores and ratings: the lowest."
        ),
        WrittenColumn(
            heading="Scale to", width=10, holds="number", note="For scores and ratings: the highest."
        ),
        WrittenColumn(heading="Band from", width=10, holds="number", note="For a band: its lower edge."),
        WrittenColumn(heading="Band to", width=10, holds="number", note="For a band: its upper edge."),
        WrittenColumn(
            heading="Smallest change",
            width=10,
            holds="number",
            note="The smallest change that counts, in the unit. Leave it empty where every change counts.",
        ),
        ID,
    ),
    QUALITIES: (
        WrittenColumn(
            heading="Quality", width=80, note="A manner of working that is wanted of every service."
        ),
        ID,
    ),
}

_NOTES = """
This workbook holds one outcomes framework. Change what you like on the other sheets, save it, and
bring it into Fingerpost. You will see what would change before anything does.

Framework: one row. The title is needed.

Outcomes: one row for each. Give each a number of its own: the sheets Quotations, Sources and
Indicators call it by that number.

Quotations: how people put it themselves, one row for each. Say who said it in general terms, such
as “a carer” or “a boy of 15”. Never write a name.

Sources: the documents in which an outcome was already promised, with the page where there is one.

Indicators: one row for each, with the number of its outcome. A score or a rating needs its scale.
An indicator that is to stay within a band needs the band, and no other may have one.

Qualities: one row for each manner of working that is wanted of every service.

Id: leave it as it is for what was there before, so that Fingerpost knows it again. Leave it empty
for what is new.

Rows that you take out stay in the framework, unless you ask for them to be retired when you bring
the file in.
"""
NOTES = tuple(" ".join(paragraph.split()) for paragraph in _NOTES.split("\n\n"))
"""Paragraphs for the sheet Notes."""


def headings(sheet: str) -> tuple[Column, ...]:
    """What is looked for on a sheet. Ids may be left out altogether."""
    return tuple(Column(known.heading, needed=known is not ID) for known in COLUMNS[sheet])
