-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-case-number
-- severity: error
-- cell: applications.case_number
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value,
    min(source_row) OVER same AS first_row
FROM staged.applications
WHERE case_number IS NOT NULL
WINDOW same AS (PARTITION BY case_number)
QUALIFY count(*) OVER same > 1
