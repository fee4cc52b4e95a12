"""A return by the workbook: its questions as sheets to fill in, and a filled-in workbook as answers.

`sheets` says which rows and cells there are, and both sides go by it: `template` writes them with what the
draft holds, `reading` finds them again, sheet by sheet as `rows` does. `identity` tells the template of one
return from that of another, and `comparing` says what a workbook would change in a draft.
"""
