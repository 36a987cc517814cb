-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- cell: social_planning.ags
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    ags AS value,
    min(source_row) OVER same AS first_row
FROM staged.social_planning
WHERE ags IS NOT NULL
WINDOW same AS (PARTITION BY ags)
QUALIFY count(*) OVER same > 1
