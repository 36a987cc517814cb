"""Charts about applications."""
