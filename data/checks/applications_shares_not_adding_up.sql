-- State and ESF shares make up the approved sum, to the cent.
-- kind: shares-not-adding-up
-- severity: warning
-- cell: applications.state_share_eur
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    state_share_eur + esf_share_eur AS value,
    granted_eur AS approved
FROM staged.applications
WHERE state_share_eur + esf_share_eur != granted_eur
