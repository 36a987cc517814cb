-- An id stands in addresses, several of them joined by commas.
-- kind: id-unusable
-- severity: error
-- cell: neighbourhoods.neighbourhood_id
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    neighbourhood_id AS value
FROM staged.neighbourhoods
WHERE
    NOT is_carried
    AND (
        contains(neighbourhood_id, ',')
        OR length(neighbourhood_id) > 60
        OR neighbourhood_id IN ('.', '..')
    )
