"""The components of dash-mantine-components that we use, without the 180 others.

The package imports all it has, and the annotations of each take Python two milliseconds: together a
fifth of a server's start and 16 MB. So it is imported without them; scripts belong to the package
itself, and a component registers itself (`tests/app/test_dash_internals.py`).
"""

from __future__ import annotations

from dashboards.serving import dash_internals

dash_internals.without_components("dash_mantine_components")

from dash_mantine_components.Checkbox import Checkbox  # noqa: E402
from dash_mantine_components.CheckboxGroup import CheckboxGroup  # noqa: E402
from dash_mantine_components.MantineProvider import MantineProvider  # noqa: E402
from dash_mantine_components.MultiSelect import MultiSelect  # noqa: E402
from dash_mantine_components.Popover import Popover  # noqa: E402
from dash_mantine_components.PopoverDropdown import PopoverDropdown  # noqa: E402
from dash_mantine_components.PopoverTarget import PopoverTarget  # noqa: E402
from dash_mantine_components.Select import Select  # noqa: E402
from dash_mantine_components.Stack import Stack  # noqa: E402

__all__ = [
    "Checkbox",
    "CheckboxGroup",
    "MantineProvider",
    "MultiSelect",
    "Popover",
    "PopoverDropdown",
    "PopoverTarget",
    "Select",
    "Stack",
]
