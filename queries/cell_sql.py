"""A composed statement for a choice of several cells: each cell passes the gate by itself.

Every record gets the text of the cell it lies in (`queries.cells`), bound beside the chosen values:
`$district_cells` says for each value of `$district` in which unit it counts,
`$outreach_month_cells` where each unit of months begins. The rows a question reads are summed per
cell first, so that the gate sees few of them. A choice of one cell never comes here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from data.schema import Tables
from queries.filters import narrowing

AREAS = "areas"
RECORDS = ("selected_outreach", "summed_outreach", "selected_offers")
"""Selections whose rows are records of persons."""
_SUMMED = "summed_outreach"
_PROJECTS = "project_cells"
_COLUMN = narrowing("applications", "outreach", "offers", "planned_municipalities")
_FROM_RECORDS = re.compile(r"SELECT (\*|[\w, ]+)\s+FROM ((?:outreach|offers)\w*)")
_GATED = re.compile(r"\b(protected_sum(?:_or_null)?)\(\s*((?:\w+\.)*)(\w+_true)", re.IGNORECASE)
_MEASURE = re.compile(r"\w+_(?:true|key)|(?:contacts|records)_count")
_SOURCE = re.compile(r"\bFROM (\w+)")
_WORD = re.compile(r"\w+")
_MONTHS = frozenset({"outreach_month", "offers_month"})


def month_key(source: str) -> str:
    """The key under which the months of "outreach" or "offers" are split."""
    return f"{source}_month"


def by_cell(
    own: str,
    bodies: Mapping[str, str],
    split: frozenset[str],
    tables: Tables,
    narrowing: Mapping[str, frozenset[str]],
) -> tuple[str, dict[str, str]]:
    """The question and its selections, with every record in its cell.

    Args:
        own: the question's own text.
        bodies: the selections it names, in order.
        split: keys whose chosen values are several units; so named are also the months of a source
            (`month_key`) and the areas of the viewer (`AREAS`).
        tables: what the data hold.
        narrowing: per selection of records the parameters that narrow it: the partners chosen make
            no cells of outreach.
    """
    result: dict[str, str] = {}
    for name, body in bodies.items():
        if name not in RECORDS:
            result[name] = body
            continue
        concerned = split & (narrowing[name] | _MONTHS)
        celled, of_projects = _with_cell(body, concerned, tables)
        if of_projects:
            result[_PROJECTS] = _project_cells(of_projects)
        result[name] = _per_cell(celled, own, tables) if name == _SUMMED else celled
    return _GATED.sub(r"\1_by_cell(\2cell, \2\3", own), result


def _with_cell(body: str, split: frozenset[str], tables: Tables) -> tuple[str, list[str]]:
    """The records with their cell; and the keys whose part of it their project tells."""
    match = _FROM_RECORDS.search(body)
    if match is None:
        return body, []
    names, table = match.groups()
    known = tables.columns.get(table, ())
    narrowing = sorted(split - _MONTHS | {_month_of(table)} & split)
    own = [key for key in narrowing if key in _MONTHS or _column(key) in known]
    # A project may work in several chosen Quartiere and counts once: it is a cell of its own.
    is_by_project = "neighbourhood" in split and "neighbourhood" not in own
    of_projects = [key for key in narrowing if key not in own and key != "neighbourhood"]
    parts = [_part(key, table) for key in own]
    parts += [f"CAST({table}.application_id AS VARCHAR)"] * is_by_project
    parts += [f"{_PROJECTS}.project_cell"] * bool(of_projects)
    join = f"\nINNER JOIN {_PROJECTS} USING (application_id)" if of_projects else ""
    if names != "*":
        names = ", ".join(f"{table}.{name.strip()}" for name in names.split(","))
    else:
        names = f"{table}.*"
    text = f"SELECT {names}, {_joined(parts)} AS cell\nFROM {table}{join}"
    return body[: match.start()] + text + body[match.end() :], of_projects


def _project_cells(keys: list[str]) -> str:
    parts = [
        _part(key, "planned_municipalities" if key == "planning" else "applications")
        for key in keys
    ]
    join = (
        "\nINNER JOIN planned_municipalities"
        " ON applications.municipality_ags = planned_municipalities.municipality_ags"
    )
    return (
        f"SELECT applications.application_id, {_joined(parts)} AS project_cell\n"
        f"FROM applications{join if 'planning' in keys else ''}"
    )


def _part(key: str, table: str) -> str:
    """A key's part of the cell of a row of this table."""
    if key in _MONTHS:
        return f"list_last(list_filter(${key}_cells, lambda first: first <= {table}.month))"
    if key == AREAS:
        return f"regexp_extract({table}.municipality_ags, $areas)"
    return f"${key}_cells[list_position(${key}, {table}.{_column(key)})]"


def _month_of(table: str) -> str:
    return month_key("offers" if table == "offers" else "outreach")


def _column(key: str) -> str:
    return "municipality_ags" if key == AREAS else _COLUMN[key]


def _joined(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"concat_ws(' ', {', '.join(parts)})" if parts else "''"


def _per_cell(body: str, own: str, tables: Tables) -> str:
    """The rows summed over everything that the question does not name."""
    match = _SOURCE.search(body)
    source = match[1] if match else ""
    offered = tables.columns.get(source, (*tables.columns.get("outreach", ()), "records_count"))
    words = set(_WORD.findall(own))
    named = [column for column in offered if column in words]
    groups = [name for name in named if not _MEASURE.fullmatch(name)]
    sums = [f"sum({name}) AS {name}" for name in named if _MEASURE.fullmatch(name)]
    columns = ", ".join([*groups, "cell", *sums])
    return f"SELECT {columns}\nFROM (\n{body}\n) AS records\nGROUP BY ALL"
