-- Received outside the days of the call, where these are published.
-- kind: received-outside-call
-- severity: warning
-- cell: applications.received_on
SELECT
    applications.source_file,
    applications.source_sheet,
    applications.source_row,
    applications.is_carried,
    applications.received_on AS value,
    rounds.name AS round,
    rounds.call_opened AS opened,
    rounds.call_closed AS closed
FROM staged.applications AS applications
INNER JOIN staged.rounds AS rounds ON applications.funding_round = rounds.code
WHERE applications.received_on NOT BETWEEN rounds.call_opened AND rounds.call_closed
