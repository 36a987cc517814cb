"""Pictures as values: `model` says what is shown, `wire` how it travels, the others draw it.

Charts import `model` alone.
"""
