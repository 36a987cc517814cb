"""Parts of a page: arguments in, Dash tree out, no queries."""
