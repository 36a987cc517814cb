-- Two keys that differ in a dash, a blank or in capitals only look the same to a reader.
-- kind: lookalike-key
-- severity: error
-- sheet: applications
-- cell: case_number
WITH folded AS (
    SELECT
        *,
        regexp_replace(
            lower(nfc_normalize(case_number)), '[\s_\x{2010}-\x{2015}\x{2212}-]+', '-', 'g'
        ) AS folded_key
    FROM staged.applications
)

SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value,
    if(
        case_number = min(case_number) OVER alike,
        max(case_number) OVER alike,
        min(case_number) OVER alike
    ) AS other
FROM folded
WINDOW alike AS (PARTITION BY folded_key)
QUALIFY min(case_number) OVER alike <> max(case_number) OVER alike
