"""Days of periods, and what a unit sent as values with their outcomes. Nothing here saves or asks the database."""
