"""Meetings, read."""
