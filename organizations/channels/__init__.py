"""Letters to people of the portal."""
