"""All charts, found by walking this package: a module with `CHART` or `CHARTS` is enough."""

from __future__ import annotations

import importlib
import pkgutil

from dashboards.charts.base import Chart


class DuplicateChartError(Exception):
    """Two charts claim one id."""


def _collect() -> dict[str, Chart]:
    found: dict[str, Chart] = {}
    for module_info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        single = getattr(module, "CHART", None)
        for chart in getattr(module, "CHARTS", (single,) if single else ()):
            if chart.id in found:
                raise DuplicateChartError(chart.id)
            found[chart.id] = chart
    return found


CHARTS: dict[str, Chart] = _collect()
