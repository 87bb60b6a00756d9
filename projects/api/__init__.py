"""The plan, read and reported on by programs."""
