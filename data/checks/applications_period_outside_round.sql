-- The funded period leaves the months of its round.
-- kind: period-outside-round
-- severity: warning
-- cell: applications.funded_from
SELECT
    applications.source_file,
    applications.source_sheet,
    applications.source_row,
    applications.is_carried,
    concat_ws(' – ', applications.funded_from, applications.funded_to) AS value,
    rounds.name AS round
FROM staged.applications AS applications
INNER JOIN staged.rounds AS rounds ON applications.funding_round = rounds.code
WHERE
    strftime(applications.funded_from, '%Y-%m') < rounds.first_month
    OR strftime(applications.funded_to, '%Y-%m') > rounds.last_month
