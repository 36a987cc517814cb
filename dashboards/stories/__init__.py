"""The stories of the circle meetings: which slides, in which order, with which words.

A slide names charts; picture, finding, base and source follow from them. `told` runs a story
inside a scope; page, handout and PowerPoint show what it returns and draw nothing else.
"""
