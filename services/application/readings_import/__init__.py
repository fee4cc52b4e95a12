"""Import of readings from a long-form file: one row a reading.

`mapping` says what the columns mean, `rows` reads the file, `plan` decides what would happen and changes
nothing, `importing` carries a plan out.
"""
