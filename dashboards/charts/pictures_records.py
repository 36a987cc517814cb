"""Lists of records: the page holds every record once, the picture says which are in the choice."""

from __future__ import annotations

import base64

import numpy as np
import pandas as pd

from dashboards.charts.pictures import Picture


def records(shown: pd.Series) -> Picture:
    """The records of the list to show; see `assets/src/pictures/records.js`.

    Args:
        shown: their numbers, from 0; told as one bit for each record of the list, in base64.
    """
    marks = np.zeros(int(shown.max()) + 1 if len(shown) else 0, dtype=np.uint8)
    marks[shown.to_numpy(dtype=np.intp)] = 1
    bits = np.packbits(marks, bitorder="little").tobytes()
    return {"kind": "records", "shown": base64.b64encode(bits).decode()}
