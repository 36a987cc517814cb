-- A delivered row names an application that does not exist.
-- kind: orphan-application
-- severity: error
-- sheet: anchor_sites
-- cell: case_number
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value
FROM staged.anchor_sites
ANTI JOIN staged.applications USING (case_number)
WHERE NOT is_carried AND case_number IS NOT NULL
