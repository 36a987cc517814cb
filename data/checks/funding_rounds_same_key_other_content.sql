-- The same key stands in several rows whose contents differ; exact repeats are gone by now.
-- kind: same-key
-- severity: error
-- cell: funding_rounds.funding_round
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    funding_round AS value,
    min(source_row) OVER same AS first_row
FROM staged.funding_rounds
WHERE
    source_file IS NOT NULL
    AND funding_round IS NOT NULL
WINDOW same AS (PARTITION BY funding_round)
QUALIFY count(*) OVER same > 1
