"""Charts about neighbourhoods."""
