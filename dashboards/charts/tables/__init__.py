"""Charts of a reader's own table."""
