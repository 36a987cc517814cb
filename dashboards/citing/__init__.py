"""A number that was cited: its version, what it says today, what changed."""
