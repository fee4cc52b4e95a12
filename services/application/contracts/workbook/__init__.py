"""Contracts by the workbook: a template to fill in, a plan to look at first, and the awards that follow.

`sheets` says what a workbook holds and `template` writes an empty one. `entries` puts the rows of each
contract together, `drafting` makes an agreement of them, `planning` holds it against every rule and against
what is there already, and `importing` awards what was planned.
"""
