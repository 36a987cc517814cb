"""Sample data: an invented delivery of the first round, plausible by what is known of it."""
