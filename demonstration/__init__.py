"""The demonstration: an invented council with three years of history, and real readings beside it."""
