-- The building blocks of a round are 1, 2 and 3; Excel may have made a number of "1,2".
-- kind: blocks-unknown
-- severity: error
-- cell: funding_rounds.building_blocks
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    building_blocks AS value
FROM staged.funding_rounds
WHERE
    source_file IS NOT NULL
    AND NOT regexp_full_match(building_blocks, '\s*[1-3](\s*[;,./ ]\s*[1-3])*\s*')
