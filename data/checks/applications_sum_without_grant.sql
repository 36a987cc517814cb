-- A rejected or withdrawn application has no approved sum.
-- kind: sum-without-grant
-- severity: error
-- cell: applications.granted_eur
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    granted_eur AS value
FROM staged.applications
WHERE status IN ('rejected', 'withdrawn') AND granted_eur > 0
