-- A row of an earlier delivery would lose its neighbourhood.
-- kind: carried-orphan
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
WHERE is_carried AND neighbourhood_id IS NOT NULL
