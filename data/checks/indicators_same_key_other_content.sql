-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- sheet: indicators
-- cell: indicator
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    indicator AS value,
    min(source_row) OVER same AS first_row
FROM staged.indicators
WINDOW same AS (PARTITION BY ags, indicator, year)
QUALIFY count(*) OVER same > 1
