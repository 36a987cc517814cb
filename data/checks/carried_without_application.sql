-- A row of an earlier delivery would lose its application.
-- kind: carried-orphan
-- severity: error
-- cell: anchor_sites.case_number
-- cell: application_neighbourhoods.case_number
-- cell: network.case_number
-- cell: offers.case_number
-- cell: outreach.case_number
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value
FROM staged.$sheet
ANTI JOIN staged.applications USING (case_number)
WHERE is_carried AND case_number IS NOT NULL
