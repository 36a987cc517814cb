"""From deliveries to a finished database file: load, clean, merge, check, build, sign."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import contracts, facts
from data.contracts import FACT_SHEETS, SHEETS_WITH_REFERENCE, Sheet
from data.facts import Facts
from data.importing import boundaries, changes, lines, loading, merging, neighbourhood_cells, rules
from data.importing.delivery import Delivery, sheets_delivered
from data.importing.findings import WARNING, Findings, Place
from data.importing.handing import hand_rows
from data.importing.lines import Progress
from data.importing.wide import STRIDE
from data.keys import MACROS as KEY_MACROS
from data.keys import look_up_key
from data.language import says
from data.schema import SCHEMA_VERSION

MACROS = """
CREATE OR REPLACE TEMP MACRO period_end(period) AS CASE length(period)
    WHEN 4 THEN try_cast(period || '-12-31' AS DATE)
    WHEN 7 THEN last_day(try_cast(period || '-01' AS DATE))
    ELSE try_cast(period AS DATE)
END;
CREATE OR REPLACE TEMP MACRO period_start(period) AS
    try_cast(left(period || '-01-01', 10) AS DATE);
CREATE OR REPLACE TEMP MACRO row_named(file, sheet, number, own_file, own_sheet) AS number || CASE
    WHEN file = own_file AND sheet = own_sheet THEN ''
    ELSE ' (' || concat_ws(' · ', file, sheet) || ')'
END;
"""
"""`period_start('2022')`, `period_end('2022')`: the first and last day of a year or month; a day is
itself. `row_named`: a row as a row of the file and sheet `own_…` speaks of it."""

MODELS_FOLDER = Path(__file__).parent.parent / "models"
MEMORY_LIMIT = "512MB"

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Workshop:
    """Where one version is made: the working database, the folder, and the moment of the import."""

    connection: Connection
    folder: Path
    started_at: dt.datetime

    @property
    def built(self) -> Path:
        """The file that becomes the version."""
        return self.folder / "version.duckdb"


def open_workshop(folder: Path, previous: Path | None, seed: str) -> Workshop:
    """An empty working database, the file to be built and the version before attached to it.

    The working tables live in memory and spill into the folder beyond MEMORY_LIMIT.
    """
    connection = duckdb.connect(
        ":memory:",
        config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder / "spill")},
    )
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute(f"ATTACH '{_quoted(folder / 'version.duckdb')}' AS mart")
    if previous is not None:
        connection.execute(f"ATTACH '{_quoted(previous)}' AS previous (READ_ONLY)")
    for schema in ("raw", "delivered", "merged", "staged"):
        connection.execute(f"CREATE SCHEMA {schema}")
    connection.execute(
        "CREATE TABLE unsure_rows (source_file VARCHAR, source_sheet VARCHAR, source_row INTEGER)"
    )
    connection.execute("SET VARIABLE record_seed = $seed", {"seed": seed})
    connection.execute("SET VARIABLE look_up_key = $key", {"key": look_up_key(seed)})
    connection.execute(
        "SET VARIABLE reference = $folder", {"folder": str(contracts.REFERENCE_FOLDER)}
    )
    connection.execute(
        "SET VARIABLE denominator = $denominator", {"denominator": facts.DENOMINATOR}
    )
    connection.execute(
        "SET VARIABLE default_indicator = $usual", {"usual": facts.DEFAULT_INDICATOR}
    )
    connection.execute(KEY_MACROS)
    connection.execute(MACROS)
    connection.execute(neighbourhood_cells.MACROS)
    started_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    return Workshop(connection, folder, started_at)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def load(
    workshop: Workshop, found: list[Delivery], findings: Findings, progress: Progress
) -> list[Delivery]:
    """The lines of every delivery in the working database; gives those that hold any."""
    rows = lines.load_lines(workshop.connection, found, workshop.folder, findings, progress)
    deliveries = [delivery for delivery in found if delivery.file_id in rows]
    loading.register_files(workshop.connection, deliveries, rows, workshop.started_at)
    return deliveries


def stage(
    workshop: Workshop, deliveries: list[Delivery], findings: Findings, progress: Progress,
    *, carried: bool, replace: bool,
) -> None:  # fmt: skip
    """Typed, merged and staged tables; everything odd is in the findings afterwards."""
    connection = workshop.connection
    delivered = sheets_delivered(deliveries)

    def take(sheet: Sheet) -> None:
        if sheet in delivered:
            progress(says(f"{sheet.german}: Werte", f"{sheet.name}: values"), 0, 0)
            loading.clean(connection, sheet, deliveries, findings, workshop.started_at)
            if sheet.name == "application_neighbourhoods":
                neighbourhood_cells.split_cells(connection, deliveries, findings)
        merging.merge(connection, sheet, deliveries, findings, carried=carried, replace=replace)

    sheets = contracts.sheets()
    with facts.using(facts.shipped()):
        for name in FACT_SHEETS:
            take(sheets[name])
    merging.name_unlisted_indicators(connection, carried=carried)
    _run_models(connection, "facts")
    with facts.using(_facts(connection)):
        for name, sheet in sheets.items():
            if name not in FACT_SHEETS:
                take(sheet)
            if name == "neighbourhoods":
                facts.use(_facts(connection))
        if carried and replace:
            merging.drop_orphans(connection, findings)
        _run_models(connection, "staging")
        progress(says("Regeln", "Rules"), 0, 0)
        rules.run_rules(connection, deliveries, findings)
    _number_rows_of_wide_tables(workshop, deliveries)


def _number_rows_of_wide_tables(workshop: Workshop, deliveries: list[Delivery]) -> None:
    """Until the rules were through, a value of a wide table was known by its cell."""
    wide = [delivery.file_id for delivery in deliveries if delivery.is_wide]
    if wide:
        workshop.connection.execute(
            "UPDATE staged.indicator_values SET source_row = source_row // $stride "
            "WHERE (source_file, source_sheet, imported_at) IN (SELECT file, sheet, imported_at "
            "FROM import_files WHERE list_contains($wide, file_id))",
            {"stride": STRIDE, "wide": wide},
        )


def _facts(connection: Connection) -> Facts:
    """The facts that the next version will hold, with the Quartiere as far as they are read."""
    known = "SELECT view_name FROM duckdb_views() WHERE schema_name = 'merged'"
    ids: list[tuple[str]] = []
    if ("neighbourhoods",) in connection.execute(known).fetchall():
        ids = connection.execute(
            "SELECT DISTINCT neighbourhood_id FROM merged.neighbourhoods "
            "WHERE neighbourhood_id IS NOT NULL"
        ).fetchall()
    return facts.facts_of(connection, "staged", (key for (key,) in ids))


def _run_models(connection: Connection, step: str) -> None:
    for path in sorted((MODELS_FOLDER / step).glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))


def build(
    workshop: Workshop, findings: Findings, progress: Progress, *, carried: bool,
    delivered: list[Sheet],
) -> changes.Changes:  # fmt: skip
    """The mart tables in the file of the next version; gives what differs from the one before."""
    connection = workshop.connection
    progress(says("Tabellen", "Tables"), 0, 0)
    _run_models(connection, "marts")
    connection.execute("CREATE TABLE mart.import_files AS FROM import_files ORDER BY file_id")
    if carried:
        connection.execute(
            "INSERT INTO mart.import_files SELECT "
            "(SELECT count(*) FROM import_files) + row_number() OVER (ORDER BY file_id), "
            "* EXCLUDE (file_id) FROM previous.import_files "
            f"WHERE (file, sheet, imported_at) IN ({_still_used()})"
        )
    gone = boundaries.carry_over(connection)
    if gone:
        findings.add(
            WARNING, "boundary-dropped", Place(), "", count=len(gone), keys=", ".join(gone[:20])
        )
    found = changes.store_changes(connection, delivered if carried else [])
    _store_findings(connection, findings)
    return found


def _still_used() -> str:
    return " UNION ".join(
        f"SELECT source_file, source_sheet, imported_at FROM mart.{name}"
        for name in contracts.sheets()
    )


def _store_findings(connection: Connection, findings: Findings) -> None:
    connection.execute(
        "CREATE TABLE mart.findings (severity VARCHAR, kind VARCHAR, file VARCHAR, sheet VARCHAR, "
        "cell VARCHAR, value VARCHAR, rule VARCHAR, advice VARCHAR)"
    )
    rows = findings.all()
    if rows:
        hand_rows(connection, "found", [vars(row) for row in rows])
        connection.execute("INSERT INTO mart.findings SELECT * EXCLUDE (count) FROM found")


def sign(workshop: Workshop, version_id: str, content: str, *, is_sample: bool) -> None:
    """Write `meta` and close the file, so that it never changes again."""
    connection = workshop.connection
    meta = {
        "data_version": version_id,
        "content_hash": content,
        "as_of": as_of(connection),
        "sample": "true" if is_sample else "false",
        "built_at": f"{workshop.started_at.isoformat(timespec='seconds')}+00:00",
        "schema_version": str(SCHEMA_VERSION),
    }
    connection.execute("CREATE TABLE mart.meta (key VARCHAR, value VARCHAR)")
    for key, value in meta.items():
        connection.execute("INSERT INTO mart.meta VALUES (?, ?)", [key, value])
    connection.execute("CHECKPOINT mart")
    connection.execute("DETACH mart")


def as_of(connection: Connection) -> str | None:
    """The latest date the data speak of: a receipt, a decision, or the end of a reported month.

    Ends of funding lie ahead and do not count.
    """
    row = connection.execute(
        "SELECT CAST(max(day) AS VARCHAR) FROM ("
        "SELECT max(received_on) AS day FROM mart.applications "
        "UNION ALL SELECT max(decided_on) FROM mart.applications "
        "UNION ALL SELECT last_day(CAST(max(month) || '-01' AS DATE)) FROM mart.outreach "
        "UNION ALL SELECT last_day(CAST(max(month) || '-01' AS DATE)) FROM mart.offers)"
    ).fetchone()
    return row[0] if row else None


def content_hash(connection: Connection) -> str:
    """A checksum of what was delivered: the same rows in any order and file give the same."""
    digest = hashlib.sha256()
    for sheet in contracts.sheets().values():
        cells = ", ".join(
            f'coalesce(CAST("{column.name}" AS VARCHAR), chr(30))' for column in sheet.columns
        )
        own = " WHERE source_file IS NOT NULL" if sheet.name in SHEETS_WITH_REFERENCE else ""
        row = connection.execute(
            "SELECT count(*), sum(md5_number_lower(line)) FROM ("
            f"SELECT concat_ws(chr(31), {cells}) AS line FROM mart.{sheet.name}{own})"
        ).fetchone()
        digest.update(f"{sheet.name}:{row}\n".encode())
    digest.update(boundaries.digest(connection))
    return digest.hexdigest()


def table_counts(connection: Connection) -> dict[str, int]:
    """How many rows each sheet has in the next version."""
    return {
        name: connection.execute(
            f"SELECT count(*) FROM staged.{name} WHERE source_file IS NOT NULL"
        ).fetchall()[0][0]
        for name in contracts.sheets()
    }
