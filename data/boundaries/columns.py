"""Which columns hold the id and the name of a Quartier."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from data.boundaries.areas import Feature, Layer
from data.boundaries.notes import Notes
from data.importing.findings import ERROR, MENDED
from data.importing.folding import fold_name
from data.language import quoted

SHAPEFILE_NAME = 10
"""So many characters a Shapefile keeps of the name of a column."""

_NAMES = frozenset(
    fold_name(name)
    for name in ("Name", "Quartier", "Quartiersname", "Bezeichnung", "Sozialraum", "Stadtteil")
)


_IDS = frozenset(fold_name(name) for name in ("Quartier-ID", "neighbourhood_id", "ID"))


@dataclass(frozen=True)
class Columns:
    """The column of the id, and that of the name; empty where the file has none."""

    key: str
    name: str = ""

    def key_of(self, feature: Feature) -> str:
        """The id of a feature, as text; empty where it has none."""
        return written(feature.values.get(self.key))

    def name_of(self, feature: Feature) -> str:
        """The name of a feature; empty where it has none."""
        return written(feature.values.get(self.name)) if self.name else ""


def written(value: object) -> str:
    """A value as it would be typed: whole numbers without decimals, text without blanks around."""
    if value is None or isinstance(value, bytes):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def find_columns(
    layer: Layer, key: str, name: str, known: Collection[str], notes: Notes
) -> Columns | None:
    """The columns as asked for, else those whose values fit; None when it must be said.

    Without a wish the id is the one column that holds the most ids of `Quartiere`.
    """
    found = _named(layer, key, notes, known) if key else _by_values(layer, known, notes)
    if found is None:
        return None
    others = [column for column in layer.columns if column != found]
    if not name:
        return Columns(found, next((one for one in others if fold_name(one) in _NAMES), ""))
    named = _named(replace(layer, columns=tuple(others)), name, notes)
    return None if named is None else Columns(found, named)


def _named(layer: Layer, wish: str, notes: Notes, known: Collection[str] = ()) -> str | None:
    """The column of that name, also where a Shapefile cut it: then the one it begins with.

    Of several cut alike it is the one that holds ids of `known`.
    """
    folded = {fold_name(column): column for column in layer.columns}
    exact = folded.get(fold_name(wish))
    if exact is not None:
        return exact
    cut = [
        column
        for column in layer.columns
        if len(column.encode()) == SHAPEFILE_NAME and _begins(wish, column)
    ]
    if len(cut) > 1 and known:
        cut = [column for column in cut if _hits(layer, column, known)] or cut
    if len(cut) == 1:
        notes.add(MENDED, "column-cut", None, cut[0], column=wish)
        return cut[0]
    kind = "column-ambiguous" if cut else "column-missing"
    notes.add(ERROR, kind, None, wish, columns=", ".join(cut or layer.columns))
    return None


def _begins(wish: str, column: str) -> bool:
    """`Quartiersname` for `Quartiersn`; a number behind a cut name marks one of several."""
    stem, _, number = column.rpartition("_")
    beginning = stem if stem and number.isdigit() else column
    return wish.casefold().startswith(beginning.casefold())


def _hits(layer: Layer, column: str, known: Collection[str]) -> int:
    """How many of the known ids a column holds."""
    return len({written(f.values.get(column)) for f in layer.features} & set(known))


def _by_values(layer: Layer, known: Collection[str], notes: Notes) -> str | None:
    hits = {column: _hits(layer, column, known) for column in layer.columns}
    most = max(hits.values(), default=0)
    best = [column for column, count in hits.items() if count == most]
    if not most:
        notes.add(ERROR, "ids-unknown", None, "", columns=_with_examples(layer))
        return None
    # A column of names may hold the ids too; one that is called an id is the id.
    called = [column for column in best if fold_name(column) in _IDS]
    best = called if len(called) == 1 else best
    if len(best) > 1:
        notes.add(ERROR, "id-ambiguous", None, "", columns=", ".join(best))
        return None
    notes.add(MENDED, "id-recognised", None, best[0], count=most)
    return best[0]


def _with_examples(layer: Layer) -> str:
    """Each column with its first value, so that one can be chosen."""
    first = layer.features[0].values if layer.features else {}
    told = (
        f"{column} ({quoted(written(first.get(column))[:30])})" for column in layer.columns[:20]
    )
    return ", ".join(told)
