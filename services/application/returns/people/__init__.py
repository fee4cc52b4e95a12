"""A workbook of people who were measured twice: read, counted, and forgotten. Only the figures go on."""
