-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- cell: circles.circle
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    circle AS value,
    min(source_row) OVER same AS first_row
FROM staged.circles
WHERE
    source_file IS NOT NULL
    AND circle IS NOT NULL
WINDOW same AS (PARTITION BY circle)
QUALIFY count(*) OVER same > 1
