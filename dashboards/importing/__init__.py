"""Importing through the browser."""
