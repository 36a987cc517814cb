"""Measures every promise of speed: `make bench`, or `python -m bench --quick`."""
