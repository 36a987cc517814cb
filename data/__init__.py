"""The data: versions, their import and the reference areas; no question and no picture."""
