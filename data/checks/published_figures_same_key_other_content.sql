-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- cell: published_figures.figure
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    figure AS value,
    min(source_row) OVER same AS first_row
FROM staged.published_figures
WHERE figure IS NOT NULL
WINDOW same AS (PARTITION BY figure)
QUALIFY count(*) OVER same > 1
