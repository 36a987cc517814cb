-- A row with counts or shares names several neighbourhoods: whose they are cannot be told.
-- kind: several-neighbourhoods
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
SEMI JOIN staged.several_neighbourhoods USING (neighbourhood_id)
