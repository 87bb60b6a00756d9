"""One folder holds all of an installation: its database as of one moment, its files, and a manifest with every hash.

What is not in it: SECRET_KEY, passwords of servers, logs. They are kept apart, so that a backup alone opens nothing.
"""


class BackupError(Exception):
    """What is wrong, and the cure. Nothing half-done is left where a reader would take it for whole."""
