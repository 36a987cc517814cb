"""Own boundaries: read from a file, checked against the data in use, published as a version.

Reading and checking load shapely and pyproj and happen only when somebody brings boundaries. What
serves pages uses `frames` alone, which needs neither.
"""
