-- The months of a round overlap those of another: no month may belong to two.
-- kind: rounds-overlapping
-- severity: error
-- cell: funding_rounds.funded_from
SELECT
    rounds.source_file,
    rounds.source_sheet,
    rounds.source_row,
    rounds.is_carried,
    rounds.funding_round AS value,
    coalesce(others.name, replace(others.funding_round, '-', '–')) AS other
FROM staged.funding_rounds AS rounds
INNER JOIN staged.funding_rounds AS others
    ON
        rounds.funding_round <> others.funding_round
        AND rounds.funded_from <= others.funded_to
        AND rounds.funded_to >= others.funded_from
WHERE rounds.source_file IS NOT NULL AND NOT rounds.is_carried
