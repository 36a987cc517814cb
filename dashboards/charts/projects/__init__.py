"""Charts about projects."""
