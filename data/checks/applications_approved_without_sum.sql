-- An approved application has no approved sum.
-- kind: approved-without-sum
-- severity: warning
-- cell: applications.granted_eur
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value
FROM staged.applications
ANTI JOIN unsure_rows USING (source_file, source_sheet, source_row)
WHERE outcome = 'approved' AND granted_eur IS NULL
