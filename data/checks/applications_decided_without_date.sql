-- A decision without its date is missing from times to decision.
-- kind: decided-without-date
-- severity: warning
-- cell: applications.decided_on
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value
FROM staged.applications
ANTI JOIN unsure_rows USING (source_file, source_sheet, source_row)
WHERE outcome IN ('approved', 'rejected', 'revoked') AND decided_on IS NULL
