"""Words of people to values."""
