-- A case number stands in addresses, where `public-` leads to the publicly known projects.
-- kind: case-number-unusable
-- severity: error
-- cell: applications.case_number
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    case_number AS value
FROM staged.applications
WHERE
    NOT is_carried
    AND (
        length(case_number) > 60
        OR case_number IN ('.', '..')
        OR starts_with(case_number, 'public-')
    )
