"""Moved: see services.dashboards.gallery.making."""

from services.dashboards.gallery.making import *  # noqa: F403
