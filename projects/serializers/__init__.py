"""The plan as programs read it."""
