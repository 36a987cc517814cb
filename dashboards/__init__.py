"""The dashboard: pages, charts, files and the wiring between a choice and what is shown."""
