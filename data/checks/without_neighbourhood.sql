-- A delivered row names a neighbourhood that does not exist.
-- kind: orphan-neighbourhood
-- severity: error
-- cell: anchor_sites.neighbourhood_id
-- cell: application_neighbourhoods.neighbourhood_id
-- cell: outreach.neighbourhood_id
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    neighbourhood_id AS value
FROM staged.$sheet
ANTI JOIN staged.neighbourhoods USING (neighbourhood_id)
ANTI JOIN staged.several_neighbourhoods USING (neighbourhood_id)
WHERE NOT is_carried AND neighbourhood_id IS NOT NULL
