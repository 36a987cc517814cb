"""The one place that writes data: files in, findings out, a new version when nothing is wrong."""

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
