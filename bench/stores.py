"""Stores of any size from a fixed seed: the sample, with its programme tables made anew and larger.

Every application is one of the sample's under another number in another Gemeinde, so dates, states
and money fit together; outreach and offers are spread over them by a hash. They are numbered as the
import numbers them; what is summed up there is summed up here by the same model.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import versions
from data.importing import build_sample
from data.keys import KEY_SPACE

PRESUMMED = Path(__file__).parent.parent / "data/models/marts/90_presummed.sql"
SEED = 20_26


@dataclass(frozen=True)
class Size:
    """How large a store is: rows of outreach, applications, Quartiere and indicators.

    Quartiere and indicators are those of the sample, and so many more.
    """

    name: str
    outreach: int
    applications: int
    neighbourhoods: int = 0
    indicators: int = 0


SIZES = {
    "5e4": Size("5e4", 50_000, 1_000),
    "1e6": Size("1e6", 1_000_000, 10_000),
    "1e7": Size("1e7", 10_000_000, 10_000),
    "apps": Size("apps", 50_000, 100_000),
    "quartiere": Size("quartiere", 50_000, 1_000, neighbourhoods=20_000),
    "indicators": Size("indicators", 50_000, 1_000, indicators=200),
}

_INDICATOR = "children_under_15_in_sgb2_bedarfsgemeinschaften"
_OF_INDICATORS = (
    "indicator_catalogue",
    "indicators",
    "indicator_dates",
    "usual_dates",
    "indicator_classes",
    "indicator_sources",
)
_MORE_NEIGHBOURHOODS = """
INSERT INTO mart.neighbourhoods BY NAME
SELECT pattern.* EXCLUDE (nth) REPLACE (
    'B-' || i AS neighbourhood_id, name || ' ' || i AS name
)
FROM range({neighbourhoods}) AS numbers (i)
INNER JOIN (
    SELECT *, row_number() OVER (ORDER BY neighbourhood_id) - 1 AS nth FROM mart.neighbourhoods
) AS pattern ON pattern.nth = i % (SELECT count(*) FROM mart.neighbourhoods);
"""
_MORE_INDICATORS = """
INSERT INTO mart.{table} BY NAME
SELECT pattern.* REPLACE ('bench_' || i AS indicator)
FROM range({indicators}) AS numbers (i)
CROSS JOIN (FROM mart.{table} WHERE indicator = '{indicator}') AS pattern;
"""
_MACROS = """
CREATE TEMP MACRO draw(i, salt, n) AS CAST(hash(i, salt, {seed}) % n AS INTEGER);
CREATE TEMP MACRO counted(i, salt, most) AS greatest(0, draw(i, salt, most + 4) - 4);
CREATE TEMP MACRO key_of(i, salt, counted) AS
    CASE WHEN counted > 0 THEN draw(i, salt, {key_space}) ELSE 0 END;
CREATE TEMP TABLE numbered AS
SELECT list, code, CAST(row_number() OVER (PARTITION BY list ORDER BY code) - 1 AS INTEGER) AS nth
FROM mart.codes
UNION ALL
SELECT 'neighbourhood', neighbourhood_id, row_number() OVER (ORDER BY neighbourhood_id) - 1
FROM mart.neighbourhoods;
"""
_APPLICATIONS = """
CREATE TEMP TABLE pattern AS
SELECT row_number() OVER (ORDER BY application_id) - 1 AS nth, * FROM mart.applications;
CREATE TEMP TABLE places AS
SELECT row_number() OVER (ORDER BY municipality_ags) - 1 AS place_nth, * FROM mart.municipalities;
CREATE TEMP TABLE made AS
SELECT
    CAST(row_number() OVER (
        ORDER BY
            funding_round, building_block, outcome, applicant_type, places.district_ags,
            received_month, i
    ) AS INTEGER) AS application_id,
    'B-' || i AS case_number,
    'Vorhaben ' || i AS title,
    places.municipality_ags, places.district_ags, places.region_ags,
    pattern.* EXCLUDE (
        nth, application_id, case_number, title, municipality_ags, district_ags, region_ags
    )
FROM range(1, {applications} + 1) AS numbers (i)
INNER JOIN pattern ON pattern.nth = draw(i, 1, (SELECT count(*) FROM pattern))
INNER JOIN places ON places.place_nth = draw(i, 2, (SELECT count(*) FROM places));
DELETE FROM mart.applications;
INSERT INTO mart.applications BY NAME FROM made ORDER BY application_id;
CREATE TEMP TABLE approved AS
SELECT row_number() OVER (ORDER BY application_id) - 1 AS nth, application_id, case_number
FROM made WHERE outcome = 'approved';
CREATE TEMP TABLE months AS
SELECT CAST(i AS INTEGER) AS nth, strftime(DATE '2019-01-01' + to_months(i), '%Y-%m') AS month
FROM range(24) AS numbers (i);
"""
_NEIGHBOURHOODS = """
DELETE FROM mart.application_neighbourhoods;
INSERT INTO mart.application_neighbourhoods BY NAME
SELECT
    made.application_id, made.case_number, numbered.code AS neighbourhood_id,
    100.0 AS share_percent
FROM made
INNER JOIN numbered ON numbered.list = 'neighbourhood'
    AND numbered.nth = draw(application_id, 3, {neighbourhood});
"""
_OUTREACH = """
DELETE FROM mart.outreach;
INSERT INTO mart.outreach BY NAME
WITH drawn AS (
    SELECT
        i,
        draw(i, 10, {approved}) AS project,
        draw(i, 11, {target_group}) AS target_nth,
        draw(i, 12, {place}) AS place_nth,
        draw(i, 13, {approach}) AS approach_nth,
        draw(i, 14, 24) AS month_nth,
        counted(i, 15, 6) AS regular_true,
        counted(i, 16, 5) AS occasional_true,
        counted(i, 17, 5) AS lost_true
    FROM range({outreach}) AS numbers (i)
)
SELECT
    approved.application_id, approved.case_number,
    CASE WHEN draw(i, 18, 4) > 0 THEN worked.neighbourhood_id END AS neighbourhood_id,
    months.month, targets.code AS target_group, places.code AS place, approaches.code AS approach,
    regular_true + occasional_true + lost_true + draw(i, 19, 9) AS contacts_count,
    regular_true + occasional_true + lost_true AS first_contacts_true,
    key_of(i, 20, regular_true + occasional_true + lost_true) AS first_contacts_key,
    regular_true, key_of(i, 21, regular_true) AS regular_key,
    occasional_true, key_of(i, 22, occasional_true) AS occasional_key,
    lost_true, key_of(i, 23, lost_true) AS lost_key,
    'bench.csv' AS source_file, CAST(i AS INTEGER) AS source_row
FROM drawn
INNER JOIN approved ON approved.nth = drawn.project
INNER JOIN mart.application_neighbourhoods AS worked USING (application_id)
INNER JOIN months ON months.nth = drawn.month_nth
INNER JOIN numbered AS targets ON targets.list = 'target_group' AND targets.nth = target_nth
INNER JOIN numbered AS places ON places.list = 'place' AND places.nth = place_nth
INNER JOIN numbered AS approaches ON approaches.list = 'approach' AND approaches.nth = approach_nth
ORDER BY application_id, month;
"""
_REST = """
DELETE FROM mart.offers;
INSERT INTO mart.offers BY NAME
SELECT
    application_id, case_number, months.month, kinds.code AS offer,
    1 + draw(i, 32, 8) AS sessions_count, 5 + draw(i, 33, 90) AS attendances_count,
    counted(i, 34, 25) AS participants_true,
    key_of(i, 35, counted(i, 34, 25)) AS participants_key,
    draw(i, 36, 3) > 0 AS is_free
FROM range({outreach} // 10) AS numbers (i)
INNER JOIN approved ON approved.nth = draw(i, 37, {approved})
INNER JOIN months ON months.nth = draw(i, 30, 24)
INNER JOIN numbered AS kinds ON kinds.list = 'offer' AND kinds.nth = draw(i, 31, {offer});
CREATE TEMP TABLE partners AS
SELECT DISTINCT partner, body, form FROM mart.network ORDER BY ALL LIMIT 4;
DELETE FROM mart.network;
INSERT INTO mart.network BY NAME
SELECT application_id, case_number, partner, body, form FROM approved CROSS JOIN partners;
"""


def build(folder: Path, size: Size) -> Path:
    """A store of the size asked for; one that is there already is used again."""
    target = folder / size.name
    if (target / versions.POINTER_FILE).exists():
        return target
    target.mkdir(parents=True, exist_ok=True)
    built = target / "build.duckdb"
    shutil.copy(versions.read_pointer(sample(folder)).path, built)
    digest = hashlib.sha256(repr(size).encode()).hexdigest()
    version_id = versions.new_version_id(digest, dt.datetime.now(dt.UTC))
    _enlarge(built, size, version_id)
    versions.publish(target, built, version_id)
    return target


def sample(folder: Path) -> Path:
    """The store of the sample, from which the others are made."""
    target = folder / "sample"
    if not (target / versions.POINTER_FILE).exists():
        build_sample(target)
    return target


def _enlarge(path: Path, size: Size, version_id: str) -> None:
    values = {"outreach": size.outreach, "applications": size.applications}
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"ATTACH '{path}' AS mart")
        connection.execute(_MORE_NEIGHBOURHOODS.format(neighbourhoods=size.neighbourhoods))
        for table in _OF_INDICATORS:
            connection.execute(
                _MORE_INDICATORS.format(
                    table=table, indicators=size.indicators, indicator=_INDICATOR
                )
            )
        connection.execute(_MACROS.format(seed=SEED, key_space=KEY_SPACE))
        connection.execute("SET enable_progress_bar = false")
        values |= dict(
            connection.execute("SELECT list, count(*) FROM numbered GROUP BY list").fetchall()
        )
        connection.execute(_APPLICATIONS.format(**values))
        (values["approved"],) = connection.execute("SELECT count(*) FROM approved").fetchone() or (
            0,
        )
        for step in (_NEIGHBOURHOODS, _OUTREACH, _REST):
            connection.execute(step.format(**values))
        for (table,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'mart'"
            " AND table_name LIKE 'outreach_by_%'"
        ).fetchall():
            connection.execute(f'DROP TABLE mart."{table}"')
        connection.execute(PRESUMMED.read_text(encoding="utf-8"))
        connection.execute(
            "UPDATE mart.meta SET value = $id WHERE key = 'data_version'", {"id": version_id}
        )
        connection.execute("DETACH mart")
