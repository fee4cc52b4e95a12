"""Moved: see services.dashboards.gallery.compared."""

from services.dashboards.gallery.compared import *  # noqa: F403
