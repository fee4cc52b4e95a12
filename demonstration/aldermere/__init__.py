"""Aldermere Borough Council, a council of our own invention, and three services that work for it."""
