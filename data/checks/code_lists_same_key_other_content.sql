-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- cell: code_lists.code
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    code AS value,
    min(source_row) OVER same AS first_row
FROM staged.code_lists
WHERE
    source_file IS NOT NULL
    AND list IS NOT NULL
    AND code IS NOT NULL
WINDOW same AS (PARTITION BY list, code)
QUALIFY count(*) OVER same > 1
