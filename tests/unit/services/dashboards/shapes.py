"""Moved: see services.dashboards.gallery.cases."""

from services.dashboards.gallery.cases import *  # noqa: F403
