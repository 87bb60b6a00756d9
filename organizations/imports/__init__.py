"""Sheets of units and successions -> rows with errors; nothing is saved here."""
