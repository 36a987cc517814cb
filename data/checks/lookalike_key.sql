-- Two keys that differ in a dash, a blank or in capitals only look the same to a reader.
-- kind: lookalike-key
-- severity: error
-- cell: applications.case_number
-- cell: neighbourhoods.neighbourhood_id
WITH folded AS (
    SELECT
        *,
        regexp_replace(
            lower(nfc_normalize($cell)), '[\s_\x{2010}-\x{2015}\x{2212}-]+', '-', 'g'
        ) AS folded_key
    FROM staged.$sheet
)

SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    $cell AS value,
    if(
        $cell = min($cell) OVER alike,
        max($cell) OVER alike,
        min($cell) OVER alike
    ) AS other
FROM folded
WINDOW alike AS (PARTITION BY folded_key)
QUALIFY min($cell) OVER alike <> max($cell) OVER alike
