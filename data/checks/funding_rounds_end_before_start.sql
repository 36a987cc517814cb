-- A round, or its call, ends before it begins.
-- kind: end-before-start
-- severity: error
-- cell: funding_rounds.funded_to
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    funding_round AS value
FROM staged.funding_rounds
WHERE source_file IS NOT NULL AND (funded_to < funded_from OR call_to < call_from)
