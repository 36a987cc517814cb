-- Who is under 18 is one of the inhabitants.
-- kind: young-above-population
-- severity: error
-- cell: neighbourhoods.under_18
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    under_18 AS value
FROM staged.neighbourhoods
WHERE under_18 > population
