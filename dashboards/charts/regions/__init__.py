"""Charts about regions."""
