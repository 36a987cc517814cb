"""Charts about offers."""
