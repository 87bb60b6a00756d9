"""Papers, work, and what units send about it."""
