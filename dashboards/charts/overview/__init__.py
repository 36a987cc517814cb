"""Charts of the Overview."""
