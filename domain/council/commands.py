"""Wishes that a council answers."""

from __future__ import annotations

from domain.shared.facts import Command


class RegisterCouncil(Command, frozen=True, kw_only=True):
    """Begin to keep a council's record."""

    name: str


class RenameCouncil(Command, frozen=True, kw_only=True):
    """Give a council another name."""

    name: str


CouncilCommand = RegisterCouncil | RenameCouncil
