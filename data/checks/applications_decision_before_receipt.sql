-- A decision lies before the receipt.
-- kind: decision-before-receipt
-- severity: error
-- cell: applications.decided_on
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    decided_on AS value
FROM staged.applications
WHERE decided_on < received_on
