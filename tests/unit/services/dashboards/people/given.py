"""Moved: see services.dashboards.gallery.people."""

from services.dashboards.gallery.people import *  # noqa: F403
