"""Finding: one search over everything that has a name, and the rules by which it ranks."""
