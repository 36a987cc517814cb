-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- cell: application_neighbourhoods.neighbourhood_id
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    neighbourhood_id AS value,
    min(source_row) OVER same AS first_row
FROM staged.application_neighbourhoods
WHERE
    case_number IS NOT NULL
    AND neighbourhood_id IS NOT NULL
WINDOW same AS (PARTITION BY case_number, neighbourhood_id)
QUALIFY count(*) OVER same > 1
