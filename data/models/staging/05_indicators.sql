-- Values of indicators, delivered ones in the place of shipped ones of the same area, indicator and
-- date. A year counts as its last day, a month likewise.
CREATE VIEW staged.indicators AS
SELECT
    *,
    period_end(year) AS as_of
FROM merged.indicators;

CREATE TABLE staged.indicators_reference AS
SELECT
    ags,
    indicator,
    year,
    cast(value AS DOUBLE) AS value,
    source,
    licence_note AS licence,
    period_end(year) AS as_of
FROM read_csv(
    getvariable('reference') || '/nrw_indicators.csv',
    all_varchar = TRUE, header = TRUE, delim = ',', quote = '"'
);

CREATE TABLE staged.known_areas AS
WITH districts AS (
    FROM read_csv(getvariable('reference') || '/kreise_nrw.csv', all_varchar = TRUE)
)

SELECT
    '05' AS ags,
    'state' AS level
UNION ALL
SELECT DISTINCT
    regierungsbezirk_ags AS ags,
    'region' AS level
FROM districts
UNION ALL
SELECT
    ags,
    'district' AS level
FROM districts
UNION ALL
SELECT
    ags,
    'municipality' AS level
FROM read_csv(getvariable('reference') || '/gemeinden_nrw.csv', all_varchar = TRUE);

CREATE TABLE staged.indicator_values AS
WITH every_value AS (
    SELECT
        ags,
        indicator,
        year,
        as_of,
        value,
        source,
        FALSE AS is_reference,
        source_file,
        source_sheet,
        source_row,
        imported_at
    FROM staged.indicators
    UNION ALL BY NAME
    SELECT
        *,
        TRUE AS is_reference
    FROM staged.indicators_reference
    ANTI JOIN staged.indicators USING (ags, indicator, as_of)
)

-- A wide table without a source of its own is named by its file; the catalogue knows better.
SELECT
    every_value.* REPLACE (
        coalesce(every_value.licence, catalogue.rights) AS licence,
        CASE
            WHEN every_value.source = every_value.source_file
                THEN coalesce(
                    nullif(trim(regexp_replace(catalogue.origin, '«[^»]*»', '', 'g')), ''),
                    every_value.source
                )
            ELSE every_value.source
        END AS source
    ),
    catalogue.unit,
    coalesce(known_areas.level, 'neighbourhood') AS level
FROM every_value
LEFT JOIN staged.indicator_catalogue AS catalogue USING (indicator)
LEFT JOIN staged.known_areas USING (ags);

-- The usual date of an indicator at a level: the newest at which at least half as many areas have a
-- value as at the date with most. So a single newer value does not empty the map of all others.
CREATE TABLE staged.indicator_dates AS
WITH counted AS (
    SELECT
        indicator,
        level,
        as_of,
        min(year) AS year,
        count(*) AS areas_count,
        list_sort(coalesce(list(DISTINCT source) FILTER (NOT is_reference), [])) AS delivered,
        list_sort(coalesce(list(DISTINCT source) FILTER (is_reference), [])) AS shipped
    FROM staged.indicator_values
    GROUP BY indicator, level, as_of
),

beside_most AS (
    SELECT
        *,
        max(areas_count) OVER (PARTITION BY indicator, level) AS most
    FROM counted
)

SELECT
    *,
    as_of = max(as_of) FILTER (2 * areas_count >= most) OVER (PARTITION BY indicator, level)
        AS is_usual
FROM beside_most;

-- What rates divide by: the under-18s of the last date before the year that the data reach into
-- began, one date for all Kreise; earlier than all dates, the first. A Gemeinde takes its own.
CREATE TABLE staged.denominators AS
WITH last_days AS (
    SELECT max(received_on) AS day FROM merged.applications
    UNION ALL
    SELECT max(decided_on) FROM merged.applications
    UNION ALL
    SELECT max(try_cast(month || '-01' AS DATE)) FROM merged.outreach
    UNION ALL
    SELECT max(try_cast(month || '-01' AS DATE)) FROM merged.offers
),

reached AS (
    SELECT cast(coalesce(date_trunc('year', max(day)), DATE '9999-01-01') AS DATE) AS first_day
    FROM last_days
),

shared AS (
    SELECT
        coalesce(
            max(as_of) FILTER (2 * areas_count >= most AND as_of < reached.first_day),
            min(as_of) FILTER (2 * areas_count >= most)
        ) AS as_of
    FROM staged.indicator_dates, reached
    WHERE indicator = getvariable('denominator') AND level = 'district'
),

candidates AS (
    SELECT
        indicator_values.ags,
        indicator_values.value,
        indicator_values.year,
        indicator_values.as_of,
        indicator_values.as_of > CASE
            WHEN indicator_values.level = 'district' THEN shared.as_of
            ELSE reached.first_day - 1
        END AS is_later
    FROM staged.indicator_values, shared, reached
    WHERE
        indicator_values.indicator = getvariable('denominator')
        AND indicator_values.level IN ('district', 'municipality')
)

SELECT
    ags,
    cast(value AS INTEGER) AS under_18_population,
    year AS under_18_at
FROM candidates
QUALIFY row_number() OVER (
    PARTITION BY ags
    ORDER BY is_later, CASE WHEN is_later THEN as_of END, as_of DESC
) = 1;

-- The date that words name: for the denominator the one of the Kreise, else the usual one at the
-- level with most areas below the state.
CREATE TABLE staged.usual_dates AS
SELECT
    indicator,
    year
FROM staged.indicator_dates
WHERE is_usual AND indicator <> getvariable('denominator')
QUALIFY
    row_number() OVER (
        PARTITION BY indicator
        ORDER BY list_position(
            ['district', 'municipality', 'neighbourhood', 'state', 'region'], level
        )
    ) = 1
UNION ALL
SELECT
    getvariable('denominator') AS indicator,
    mode(under_18_at) AS year
FROM staged.denominators
WHERE length(ags) = 5;
