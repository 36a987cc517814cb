"""All charts, found by walking this package: a module with `CHART` or `CHARTS` is enough.

One folder a subject, as in `queries/`; what several subjects share stands beside the folders.
"""

from __future__ import annotations

import importlib
import pkgutil

from dashboards.charts.base import Chart


class DuplicateChartError(Exception):
    """Two charts claim one id."""


def _collect() -> dict[str, Chart]:
    found: dict[str, Chart] = {}
    modules = [info.name for info in pkgutil.walk_packages(__path__, f"{__name__}.")]
    for name in sorted(modules, key=lambda name: name.rpartition(".")[2]):
        module = importlib.import_module(name)
        single = getattr(module, "CHART", None)
        for chart in getattr(module, "CHARTS", (single,) if single else ()):
            if chart.id in found:
                raise DuplicateChartError(chart.id)
            found[chart.id] = chart
    return found


CHARTS: dict[str, Chart] = _collect()
