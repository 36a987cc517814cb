-- A row with counts or shares names several neighbourhoods: whose they are cannot be told.
-- kind: several-neighbourhoods
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
SEMI JOIN staged.several_neighbourhoods USING (neighbourhood_id)
