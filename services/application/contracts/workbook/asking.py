"""Reads what every return of a contract is to say: questions, the common dataset and compliance checks."""

from __future__ import annotations

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.shared.values import Prompt
from services.application.contracts.workbook.entries import Entry
from services.application.contracts.workbook.places import ToldOnce
from services.application.contracts.workbook.sheets import CHECKS, COMMON_DATASET, QUESTIONS
from services.application.workbooks.cells import needed, plain, text


def prompts_of(entry: Entry, problems: ToldOnce) -> tuple[Prompt, ...]:
    """The narrative questions, in the order of their rows."""
    read = needed(text, "Write the question out, or take the row out.")
    asked = [problems.take(read, row["Question"]) for row in entry.on(QUESTIONS)]
    return tuple(
        Prompt(prompt_id=f"question-{number}", text=words)
        for number, words in enumerate(filter(None, asked), 1)
    )


def checks_of(entry: Entry, problems: ToldOnce) -> tuple[ComplianceCheck, ...]:
    """What the provider confirms, in the order of its rows."""
    read = needed(text, "Write out what is confirmed, or take the row out.")
    asked = [problems.take(read, row["What is confirmed"]) for row in entry.on(CHECKS)]
    return tuple(
        ComplianceCheck(check_id=f"check-{number}", statement=words)
        for number, words in enumerate(filter(None, asked), 1)
    )


def common_dataset_of(entry: Entry, problems: ToldOnce) -> tuple[CommonDataItem, ...]:
    """What is counted, with the groups that its rows name."""
    titles: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for row in entry.on(COMMON_DATASET):
        title = problems.take(needed(text, "Say what is counted."), row["What is counted"])
        group = problems.take(text, row["Group"])
        if title is None or group is None:
            continue
        key = plain(title)
        known = groups.get(key)
        if known is None:
            titles[key], groups[key] = title, [group]
        elif not group or "" in known:
            problems.note(row["Group"], "This is counted in a row above. Name a group in each of its rows.")
        elif plain(group) in map(plain, known):
            problems.note(row["Group"], "This group stands in a row above. Take one of the two rows out.")
        else:
            known.append(group)
    return tuple(
        CommonDataItem(item_id=f"item-{number}", title=title, categories=tuple(filter(None, groups[key])))
        for number, (key, title) in enumerate(titles.items(), 1)
    )
