-- Two keys that differ in a dash, a blank or in capitals only look the same to a reader.
-- kind: lookalike-key
-- severity: error
-- sheet: neighbourhoods
-- cell: neighbourhood_id
WITH folded AS (
    SELECT
        *,
        regexp_replace(
            lower(nfc_normalize(neighbourhood_id)), '[\s_\x{2010}-\x{2015}\x{2212}-]+', '-', 'g'
        ) AS folded_key
    FROM staged.neighbourhoods
)

SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    neighbourhood_id AS value,
    if(
        neighbourhood_id = min(neighbourhood_id) OVER alike,
        max(neighbourhood_id) OVER alike,
        min(neighbourhood_id) OVER alike
    ) AS other
FROM folded
WINDOW alike AS (PARTITION BY folded_key)
QUALIFY min(neighbourhood_id) OVER alike <> max(neighbourhood_id) OVER alike
