-- More was approved than asked for.
-- kind: approved-above-requested
-- severity: warning
-- cell: applications.granted_eur
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    granted_eur AS value
FROM staged.applications
WHERE granted_eur > requested_eur
