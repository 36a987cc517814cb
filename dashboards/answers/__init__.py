"""The answer to one choice, and what of it travels."""
