"""Moved: see services.dashboards.gallery.groups."""

from services.dashboards.gallery.groups import *  # noqa: F403
