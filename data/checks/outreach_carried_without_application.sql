-- A row of an earlier delivery would lose its application.
-- kind: carried-orphan
-- severity: error
-- sheet: outreach
-- cell: case_number
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value
FROM staged.outreach
ANTI JOIN staged.applications USING (case_number)
WHERE is_carried AND case_number IS NOT NULL
