"""The board, read."""
