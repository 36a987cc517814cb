"""The office's own masters: a folder with a template for slides and one for documents.

`folder` finds and checks them at the start; `slides`, `documents` and `colours` say what of a
master is used for what, and what it lacks. Nothing here writes a file; `pptx` and `word` do.
"""
