"""The one place that writes data: files in, findings out, a new version when nothing is wrong."""

from data.importing.changes import Change
from data.importing.findings import Finding, ImportRejectedError
from data.importing.importer import ImportOutcome, build_sample, import_paths

__all__ = [
    "Change",
    "Finding",
    "ImportOutcome",
    "ImportRejectedError",
    "build_sample",
    "import_paths",
]
