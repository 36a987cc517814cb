-- Funding ends before it starts.
-- kind: end-before-start
-- severity: error
-- cell: applications.funded_to
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    funded_to AS value
FROM staged.applications
WHERE funded_to < funded_from
