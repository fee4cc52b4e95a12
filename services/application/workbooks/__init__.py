"""Spreadsheets read and written with care: every cell knows its address, and no file can do harm."""
