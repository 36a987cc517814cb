-- A reported month lies outside the round of its application.
-- kind: month-outside-round
-- severity: warning
-- cell: offers.month
-- cell: outreach.month
SELECT
    reports.source_file,
    reports.source_sheet,
    reports.source_row,
    reports.is_carried,
    reports.month AS value,
    rounds.name AS round
FROM staged.$sheet AS reports
INNER JOIN staged.applications AS applications ON reports.case_number = applications.case_number
INNER JOIN staged.rounds AS rounds ON applications.funding_round = rounds.code
WHERE reports.month NOT BETWEEN rounds.first_month AND rounds.last_month
