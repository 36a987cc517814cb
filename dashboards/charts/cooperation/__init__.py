"""Charts about cooperation."""
