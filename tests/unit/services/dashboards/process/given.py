"""Moved: see services.dashboards.gallery.real."""

from services.dashboards.gallery.real import *  # noqa: F403
