"""A chart's rows as files and as JSON: the same protected rows as on the page, with their words."""
