-- A delivered row names a neighbourhood that does not exist.
-- kind: orphan-neighbourhood
-- severity: error
-- sheet: application_neighbourhoods
-- cell: neighbourhood_id
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    neighbourhood_id AS value
FROM staged.application_neighbourhoods
ANTI JOIN staged.neighbourhoods USING (neighbourhood_id)
ANTI JOIN staged.several_neighbourhoods USING (neighbourhood_id)
WHERE NOT is_carried AND neighbourhood_id IS NOT NULL
