"""Reminders of returns: to whom, when, in which words, and by which channel, each at most once."""
