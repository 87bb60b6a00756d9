"""Who asks, and the units."""
