"""What returns ask besides, one thing a line: questions, the common dataset, what the provider confirms."""

from __future__ import annotations

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.shared.values import Prompt
from services.application.workbooks.cells import plain
from services.monitoring.forms import Form


def read_prompts(form: Form) -> tuple[Prompt, ...]:
    """The questions that are answered in words."""
    lines = _once(form, "prompts", form.lines("prompts"))
    return tuple(Prompt(prompt_id=f"question-{number}", text=line) for number, line in enumerate(lines, 1))


def read_checks(form: Form) -> tuple[ComplianceCheck, ...]:
    """What the provider confirms."""
    lines = _once(form, "compliance_checks", form.lines("compliance_checks"))
    return tuple(
        ComplianceCheck(check_id=f"check-{number}", statement=line) for number, line in enumerate(lines, 1)
    )


def read_common_dataset(form: Form) -> tuple[CommonDataItem, ...]:
    """What is counted: "Age: under 16, 16 to 25, over 25", or only "People who came"."""
    found: list[CommonDataItem] = []
    for number, line in enumerate(form.lines("common_dataset"), 1):
        title, _, groups = (part.strip() for part in line.partition(":"))
        if not title:
            form.say("common_dataset", f"Say before the colon what “{line[:40]}” counts.")
            continue
        categories = tuple(group.strip() for group in groups.split(",") if group.strip())
        found.append(CommonDataItem(item_id=f"item-{number}", title=title, categories=categories))
    _once(form, "common_dataset", tuple(item.title for item in found))
    return tuple(found)


def _once(form: Form, name: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines; one that stands there twice would be asked twice."""
    seen: set[str] = set()
    for line in lines:
        if plain(line) in seen:
            form.say(name, f"“{line[:60]}” stands here twice. Take one of the two lines out.")
        seen.add(plain(line))
    return lines
