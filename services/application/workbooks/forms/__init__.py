"""Workbooks as forms: cells of which some are to be filled in, written alike as Excel and as OpenDocument."""
