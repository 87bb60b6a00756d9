"""What the portal is measured beside: Django and DRF as their tutorials write them, with nothing of the portal."""
