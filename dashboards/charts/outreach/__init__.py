"""Charts about outreach."""
