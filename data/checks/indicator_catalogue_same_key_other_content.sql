-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- cell: indicator_catalogue.indicator
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    indicator AS value,
    min(source_row) OVER same AS first_row
FROM staged.indicator_catalogue
WHERE
    source_file IS NOT NULL
    AND indicator IS NOT NULL
WINDOW same AS (PARTITION BY indicator)
QUALIFY count(*) OVER same > 1
