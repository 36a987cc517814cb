"""What every part is told: where stores lie, and how often to repeat."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bench.serving import ROOT
from bench.stores import SIZES, build, sample

_MAKES_STORES = ("bench/stores.py", "data/models", "data/sample", "data/reference")


@dataclass(frozen=True)
class Run:
    """One run of the benchmark."""

    folder: Path
    is_quick: bool = False

    def times(self, full: int, quick: int) -> int:
        """How often something is repeated."""
        return quick if self.is_quick else full

    def store(self, size: str) -> Path:
        """A store of a size, built when it is not there yet."""
        return build(self._stores, SIZES[size])

    def sample(self) -> Path:
        """The store of the sample."""
        return sample(self._stores)

    @property
    def _stores(self) -> Path:
        return self.folder / f"stores-{_recipe()}"


def _recipe() -> str:
    """Changes with whatever makes a store, so that an old one is never measured."""
    digest = hashlib.sha256()
    for name in _MAKES_STORES:
        place = ROOT / name
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.suffix in {".py", ".sql", ".csv"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
