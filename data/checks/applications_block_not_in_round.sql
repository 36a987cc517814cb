-- The building block was not on offer in the round of its application.
-- kind: block-not-in-round
-- severity: error
-- cell: applications.building_block
SELECT
    applications.source_file,
    applications.source_sheet,
    applications.source_row,
    applications.is_carried,
    cast(applications.building_block AS VARCHAR) AS value,
    rounds.name AS round
FROM staged.applications AS applications
INNER JOIN staged.rounds AS rounds ON applications.funding_round = rounds.code
WHERE NOT list_contains(rounds.blocks, applications.building_block)
