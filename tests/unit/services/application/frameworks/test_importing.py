"""Bringing a document into a framework: what would change, and that the commands make just that change."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from domain.framework.commands import AgreeFramework, RenameFramework, RetireOutcome, ReviseOutcome
from domain.framework.definitions import TookPart
from domain.framework.model import Framework
from domain.shared.errors import EditedMeanwhile, Invalid
from services.application.frameworks.document import (
    FrameworkDocument,
    IndicatorEntry,
    OutcomeEntry,
    QualityEntry,
    document_of_state,
)
from services.application.frameworks.identity import adopt
from services.application.frameworks.importing import ImportPlan
from services.application.frameworks.workbook.reading import read_framework
from services.application.frameworks.workbook.writing import workbook_of
from services.application.workbooks.reading import read_workbook
from tests.unit.domain.examples import FRAMEWORK, an_id
from tests.unit.services.application.frameworks.making import (
    DOCUMENT,
    INDICATOR,
    NOW,
    OUTCOME,
    documents,
    imported,
    obeyed,
    plan,
    with_indicator,
    with_outcome,
    without_ids,
)

BROUGHT_IN = imported(DOCUMENT)
EXPORTED = document_of_state(BROUGHT_IN)
BARE = FrameworkDocument(format=DOCUMENT.format, title="Youth", service_area="Young people", level="service")


def counts(made: ImportPlan) -> list[tuple[int, int, int]]:
    """How much is added, revised and retired: outcomes, indicators, quality characteristics."""
    kinds: tuple[Any, ...] = (
        made.difference.outcomes,
        made.difference.indicators,
        made.difference.characteristics,
    )
    return [
        (
            sum(known.before is None for known in kind),
            sum(known.before is not None and known.after is not None for known in kind),
            sum(known.after is None for known in kind),
        )
        for kind in kinds
    ]


def in_any_order(document: FrameworkDocument) -> list[str]:
    """The outcomes and their indicators, less ids and order: a framework keeps what it has in its place."""
    return sorted(
        repr(msgspec.structs.replace(known, indicators=tuple(sorted(known.indicators, key=repr))))
        for known in without_ids(document).outcomes
    )


def without(state: FrameworkDocument) -> FrameworkDocument:
    """The document without its second outcome, its second indicator and its quality."""
    first = state.outcomes[0]
    return msgspec.structs.replace(
        state,
        outcomes=(msgspec.structs.replace(first, indicators=first.indicators[:1]),),
        quality_characteristics=(),
    )


def test_a_document_opens_a_framework_and_defines_all_that_it_holds() -> None:
    made = plan(DOCUMENT)
    assert counts(made) == [(2, 0, 0), (2, 0, 0), (1, 0, 0)]
    state = obeyed(Framework(), *made.commands)
    assert (state.title, state.service_area, state.level) == ("Youth", "Young people", "service")
    assert [known.statement for known in state.outcomes] == [known.statement for known in DOCUMENT.outcomes]


@settings(max_examples=20, deadline=None)
@given(documents)
def test_what_was_brought_in_is_taken_out_again_but_for_its_ids(document: FrameworkDocument) -> None:
    assert without_ids(document_of_state(imported(document))) == without_ids(document)


@settings(max_examples=20, deadline=None)
@given(documents)
def test_the_same_document_brought_in_twice_changes_nothing_the_second_time(
    document: FrameworkDocument,
) -> None:
    state = imported(document)
    assert plan(document, state).is_empty
    assert plan(without_ids(document), state).is_empty
    assert plan(document_of_state(state), state, retire_missing=True).is_empty


@settings(max_examples=12, deadline=None)
@given(documents, documents)
def test_after_all_else_is_retired_the_framework_is_what_the_document_says(
    first: FrameworkDocument, second: FrameworkDocument
) -> None:
    state = imported(second, imported(first), retire_missing=True)
    assert in_any_order(document_of_state(state)) == in_any_order(second)
    assert plan(second, state, retire_missing=True).is_empty


def test_one_id_that_two_documents_give_to_things_of_two_kinds_is_two_ids_here() -> None:
    foreign = an_id(90)
    outcome = msgspec.structs.replace(DOCUMENT.outcomes[0], id=foreign)
    quality = msgspec.structs.replace(DOCUMENT.quality_characteristics[0], id=foreign)
    first = msgspec.structs.replace(DOCUMENT, outcomes=(outcome,), quality_characteristics=())
    second = msgspec.structs.replace(without_ids(first), quality_characteristics=(quality,))
    state = imported(second, imported(first))
    assert len(state.outcomes) == len(state.characteristics) == 1
    assert state.outcomes[0].outcome_id != state.characteristics[0].characteristic_id


def test_a_workbook_taken_out_and_brought_in_unchanged_changes_nothing() -> None:
    spaced = imported(with_outcome(statement="Young people\nare sure of themselves."), BROUGHT_IN)
    content = workbook_of(document_of_state(spaced))
    assert plan(read_framework(read_workbook(content, "youth.xlsx")), spaced, retire_missing=True).is_empty


def test_spaces_that_a_spreadsheet_does_not_keep_are_no_change() -> None:
    outcome = msgspec.structs.replace(BROUGHT_IN.outcomes[0], statement="Sure of \r\nthemselves. ")
    state = obeyed(BROUGHT_IN, ReviseOutcome(stream_id=FRAMEWORK, outcome=outcome, edition=1))
    content = workbook_of(document_of_state(state))
    assert plan(read_framework(read_workbook(content, "youth.xlsx")), state).is_empty


def test_what_reads_otherwise_is_revised_and_its_parts_are_named() -> None:
    changed = msgspec.structs.replace(
        EXPORTED,
        outcomes=(
            msgspec.structs.replace(EXPORTED.outcomes[0], statement="Young people know their worth."),
            *EXPORTED.outcomes[1:],
        ),
    )
    made = plan(changed, BROUGHT_IN)
    assert counts(made) == [(0, 1, 0), (0, 0, 0), (0, 0, 0)]
    assert made.difference.outcomes[0].fields == ("statement",)
    assert obeyed(BROUGHT_IN, *made.commands).outcomes[0].statement == "Young people know their worth."


def test_what_the_document_does_not_have_stays_unless_it_is_to_be_retired() -> None:
    less = without(EXPORTED)
    kept, retiring = plan(less, BROUGHT_IN), plan(less, BROUGHT_IN, retire_missing=True)
    assert kept.is_empty
    assert counts(retiring) == [(0, 0, 1), (0, 0, 1), (0, 0, 1)]
    assert kept.absent == retiring.absent
    assert [len(known) for known in (kept.absent.outcomes, kept.absent.indicators)] == [1, 1]
    assert document_of_state(obeyed(BROUGHT_IN, *retiring.commands)) == less


def test_an_indicator_that_moves_survives_the_outcome_that_it_leaves() -> None:
    first, second = EXPORTED.outcomes
    moved = msgspec.structs.replace(
        EXPORTED, outcomes=(msgspec.structs.replace(second, indicators=first.indicators),)
    )
    state = imported(moved, BROUGHT_IN, retire_missing=True)
    assert [known.outcome_id for known in state.indicators] == [second.id, second.id]
    assert [known.outcome_id for known in state.outcomes] == [second.id]


def test_a_title_that_reads_otherwise_renames_the_framework() -> None:
    made = plan(msgspec.structs.replace(EXPORTED, title="Young lives"), BROUGHT_IN)
    assert made.renaming == RenameFramework(
        stream_id=FRAMEWORK, title="Young lives", service_area="Young people"
    )
    assert made.difference.is_empty
    assert plan(EXPORTED, BROUGHT_IN).renaming is None


def test_a_row_without_an_id_is_what_has_the_same_words_or_something_new() -> None:
    same = OutcomeEntry(
        statement="young people are  SURE of themselves.",
        level="service",
        bottom_line="social",
        indicators=(msgspec.structs.replace(INDICATOR, id=None, unit="points"),),
    )
    new = msgspec.structs.replace(same, statement="Young people rest.", indicators=())
    made = plan(msgspec.structs.replace(BARE, outcomes=(same, new)), BROUGHT_IN)
    assert counts(made) == [(1, 1, 0), (0, 1, 0), (0, 0, 0)]


def test_two_rows_of_the_same_words_are_two_things() -> None:
    twice = msgspec.structs.replace(
        BARE,
        quality_characteristics=(QualityEntry(statement="Be kind."), QualityEntry(statement="Be kind.")),
    )
    state = imported(twice)
    assert len(state.characteristics) == 2
    assert plan(twice, state, retire_missing=True).is_empty


def test_ids_of_another_framework_become_ids_of_this_one_and_always_the_same() -> None:
    known = {known.outcome_id for known in BROUGHT_IN.outcomes}
    assert not known & {an_id(10), an_id(11)}
    assert known == {known.outcome_id for known in imported(DOCUMENT).outcomes}
    assert plan(with_outcome(statement="Another."), BROUGHT_IN).difference.outcomes[0].fields == (
        "statement",
    )


def test_what_was_agreed_once_and_retired_comes_back_under_its_own_id() -> None:
    agree = AgreeFramework(stream_id=FRAMEWORK, agreed_on=NOW.date(), took_part=TookPart(commissioners=1))
    outcome_id = BROUGHT_IN.outcomes[0].outcome_id
    state = obeyed(BROUGHT_IN, agree, RetireOutcome(stream_id=FRAMEWORK, outcome_id=outcome_id))
    again = imported(EXPORTED, state)
    assert outcome_id in {known.outcome_id for known in again.outcomes}


def test_adopting_gives_every_entry_an_id_of_its_own_each_time() -> None:
    one, other = adopt(DOCUMENT), adopt(DOCUMENT)
    ids = [
        {entry.id for outcome in known.outcomes for entry in (outcome, *outcome.indicators)}
        | {entry.id for entry in known.quality_characteristics}
        for known in (DOCUMENT, one, other)
    ]
    assert [len(known) for known in ids] == [5, 5, 5]
    assert len(set.union(*ids)) == 15
    assert without_ids(one) == without_ids(DOCUMENT)


def test_what_somebody_wrote_meanwhile_is_not_written_over() -> None:
    made = plan(with_outcome(statement="From the file."), BROUGHT_IN)
    outcome = msgspec.structs.replace(BROUGHT_IN.outcomes[0], statement="Written meanwhile.")
    meanwhile = obeyed(BROUGHT_IN, ReviseOutcome(stream_id=FRAMEWORK, outcome=outcome, edition=1))
    with pytest.raises(EditedMeanwhile):
        obeyed(meanwhile, *made.commands)


def test_a_document_of_another_level_does_not_fit() -> None:
    community = msgspec.structs.replace(BARE, level="community")
    with pytest.raises(Invalid, match="Begin a new framework") as refused:
        plan(community, BROUGHT_IN)
    assert refused.value.field == "level"


def test_a_document_with_anything_wrong_in_it_gives_no_plan() -> None:
    with pytest.raises(Invalid, match="Give the indicator a title"):
        plan(with_indicator(title=""), BROUGHT_IN)


def test_ids_of_new_rows_come_from_outside() -> None:
    entry = IndicatorEntry(
        title="New", measure="count", unit="people", direction="increase", lens="objective"
    )
    document = msgspec.structs.replace(
        BARE, outcomes=(msgspec.structs.replace(OUTCOME, id=None, indicators=(entry,)),)
    )
    numbers = iter(range(70, 80))
    made = plan(document, new_id=lambda: an_id(next(numbers)))
    state = obeyed(Framework(), *made.commands)
    assert [known.outcome_id for known in state.outcomes] == [an_id(70)]
    assert [known.indicator_id for known in state.indicators] == [an_id(71)]
