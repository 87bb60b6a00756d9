"""What programs read of papers and work, and what they may send."""
