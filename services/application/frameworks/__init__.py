"""Outcomes frameworks as files: taken out, brought in, and begun from a starter library."""
