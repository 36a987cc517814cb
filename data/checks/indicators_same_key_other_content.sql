-- The same area, indicator and date stand in several rows: two sources for one value.
-- Exact repeats are gone by now.
-- kind: two-sources
-- severity: error
-- cell: indicators.indicator
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    indicator AS value,
    min(source_row) OVER same AS first_row
FROM staged.indicators
WHERE
    ags IS NOT NULL
    AND indicator IS NOT NULL
    AND as_of IS NOT NULL
WINDOW same AS (PARTITION BY ags, indicator, as_of)
QUALIFY count(*) OVER same > 1
