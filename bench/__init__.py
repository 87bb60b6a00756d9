"""Measurements: ratios of CPU time taken side by side, never absolute times of one machine."""
