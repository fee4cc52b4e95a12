"""A framework as a workbook: its sheets, and how they are written and read."""
