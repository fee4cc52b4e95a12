"""Moved: see services.dashboards.gallery.heading."""

from services.dashboards.gallery.heading import *  # noqa: F403
