"""Moved: see services.dashboards.gallery.said."""

from services.dashboards.gallery.said import *  # noqa: F403
