"""Import of a million rows of outreach from CSV with every check, as the command does it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from bench.report import Promise, Section, number, tell
from bench.running import Run
from bench.serving import LOG, ROOT
from data.versions import read_pointer

ROWS = 1_000_000
DELIVERED = ROOT / "data/sample/delivery"

#: Every row is another project, month, target group, place and age band, so none is a repeat.
_WRITE = """
ATTACH '{sample}' AS sample (READ_ONLY);
CREATE TEMP TABLE words AS
SELECT list, german, CAST(row_number() OVER (PARTITION BY list ORDER BY code) - 1 AS INTEGER) AS nth
FROM sample.codes;
CREATE TEMP TABLE reported AS
SELECT
    case_number, month,
    CAST(row_number() OVER (ORDER BY case_number, month) - 1 AS INTEGER) AS nth
FROM (
    SELECT case_number, unnest(generate_series(
        date_trunc('month', funded_from), least(funded_to, DATE '2020-12-31'), INTERVAL 1 MONTH
    )) AS month
    FROM sample.applications WHERE outcome = 'approved'
);
COPY (
    WITH drawn AS (
        SELECT
            i,
            i % (SELECT count(*) FROM reported) AS report_nth,
            i // (SELECT count(*) FROM reported) AS combination,
            CAST(hash(i, 1) % 4 AS INTEGER) AS regular,
            CAST(hash(i, 2) % 3 AS INTEGER) AS occasional
        FROM range({rows}) AS numbers (i)
    )
    SELECT
        reported.case_number AS "Aktenzeichen", NULL AS "Quartier-ID",
        strftime(reported.month, '%m.%Y') AS "Monat", targets.german AS "Zielgruppe",
        ages.german AS "Altersgruppe", places.german AS "Zugangsort", NULL AS "Ansprache",
        regular + occasional + 2 AS "Kontakte", regular + occasional AS "Erstkontakte",
        regular AS "Regelmäßig", occasional AS "Sporadisch", 0 AS "Abgebrochen"
    FROM drawn
    INNER JOIN reported ON reported.nth = report_nth
    INNER JOIN words AS targets ON targets.list = 'target_group' AND targets.nth = combination % 10
    INNER JOIN words AS ages ON ages.list = 'age_band' AND ages.nth = combination // 10 % 9
    INNER JOIN words AS places ON places.list = 'place' AND places.nth = combination // 90
    ORDER BY i
) TO '{file}' (HEADER, DELIMITER ';');
"""

INDICATORS, YEARS = 200, 15
_CATALOGUE = """
COPY (
    SELECT 'bench_' || i AS "Indikator", 'Indikator ' || i AS "Name", 'Prozent' AS "Einheit"
    FROM range({indicators}) AS numbers (i)
) TO '{folder}/Indikatorenkatalog.csv' (HEADER, DELIMITER ';');
COPY (
    SELECT
        ags AS "Gebiet", 'bench_' || i AS "Indikator", 2008 + nth AS "Zeitpunkt",
        replace(CAST(hash(ags, i, nth) % 1000 / 10 AS VARCHAR), '.', ',') AS "Wert",
        'Land' AS "Quelle"
    FROM range({indicators}) AS numbers (i)
    CROSS JOIN range({years}) AS since (nth)
    CROSS JOIN read_csv('{areas}', all_varchar = TRUE)
) TO '{folder}/Indikatoren.csv' (HEADER, DELIMITER ';');
"""


def measure(run: Run) -> Section:
    """The sample's own delivery with outreach of a million rows in its place, then indicators."""
    section = Section(
        "Import",
        f"`python -m data import FOLDER`: the sample's sheets with {ROWS:,} rows of outreach as "
        "CSV; from the command to the new version in use, every check included.",
    )
    with tempfile.TemporaryDirectory(dir=run.folder) as place:
        delivery, store = Path(place) / "delivery", Path(place) / "store"
        shutil.copytree(DELIVERED, delivery)
        file = delivery / "Kontakte.csv"
        tell("import: writing the file")
        write_outreach(read_pointer(run.sample()).path, file, ROWS)
        tell("import: importing it")
        seconds, memory = imported(delivery, store)
        taken = _rows(store)
        if taken != ROWS:
            raise RuntimeError(f"{taken} of {ROWS} rows were imported")
        megabytes = file.stat().st_size / 1e6
        tell("import: importing indicators")
        indicators = Path(place) / "indicators"
        write_indicators(indicators)
        of_indicators, _memory = imported(indicators, store)
    section.add(
        ["rows", "MB of CSV", "s", "rows per s", "peak memory MB"],
        [[number(value) for value in (ROWS, megabytes, seconds, ROWS / seconds, memory)]],
    )
    section.promises = [
        Promise(
            "import of 10⁶ rows of outreach: rows per second", 150_000, ROWS / seconds, "", True
        ),
        Promise("import of 10⁶ rows of outreach: peak memory", 700, memory, " MB"),
        Promise("import of 200 indicators × 396 Gemeinden × 15 years", 20, of_indicators, " s"),
    ]
    return section


def write_outreach(sample: Path, file: Path, rows: int) -> None:
    """A file of outreach with so many rows for the projects of the sample."""
    with duckdb.connect() as connection:
        connection.execute(_WRITE.format(sample=sample, rows=rows, file=file))


def write_indicators(folder: Path) -> None:
    """A delivery of values of every Gemeinde, with its catalogue."""
    folder.mkdir()
    areas = ROOT / "data/reference/gemeinden_nrw.csv"
    with duckdb.connect() as connection:
        connection.execute(
            _CATALOGUE.format(indicators=INDICATORS, years=YEARS, areas=areas, folder=folder)
        )


def imported(
    delivery: Path, store: Path, root: Path = ROOT, python: str = sys.executable
) -> tuple[float, float]:
    """Imports a folder with the code in `root`; seconds and the most memory the process held."""
    environment = {**os.environ, "ZIQ_STORE": str(store)}
    started = time.monotonic()
    memory = 0.0
    with LOG.open("ab") as log:
        process = subprocess.Popen(
            [python, "-m", "data", "import", str(delivery)],
            env=environment, cwd=root, stdout=log, stderr=log,
        )  # fmt: skip
        while process.poll() is None:
            memory = max(memory, _most_memory_mb(process.pid))
            time.sleep(0.02)
    if process.returncode != 0:
        raise RuntimeError(f"the import ended with {process.returncode}; see {LOG}")
    return time.monotonic() - started, memory


def _most_memory_mb(pid: int) -> float:
    """The most a process has held so far; what the system tells at its end is also its parent's."""
    status = Path(f"/proc/{pid}/status").read_text()
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)  # missing once it has ended
    return int(peak[1]) / 1024 if peak else 0.0


def _rows(store: Path) -> int:
    with duckdb.connect(str(read_pointer(store).path), read_only=True) as connection:
        (count,) = connection.execute("SELECT count(*) FROM outreach").fetchone() or (0,)
    return int(count)
