"""The one place that writes: files in, findings out, a new version when nothing is wrong.

What the package offers is imported when it is asked for: whoever wants a sentence of an import
(`data.importing.messages`) needs no reader of workbooks.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.importing.changes import Change
    from data.importing.findings import Finding, ImportRejectedError
    from data.importing.importer import ImportOutcome, MovedOnError, build_sample, import_paths

__all__ = [
    "Change",
    "Finding",
    "ImportOutcome",
    "ImportRejectedError",
    "MovedOnError",
    "build_sample",
    "import_paths",
]
_HOMES = {"Change": "changes", "Finding": "findings", "ImportRejectedError": "findings"}


def __getattr__(name: str) -> Any:
    """A name of `__all__`, from the module that has it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'importer')}"), name)
