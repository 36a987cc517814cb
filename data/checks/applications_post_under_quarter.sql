-- A funded post should be at least 0.25 of full time (Förderdatenbank).
-- kind: post-under-quarter
-- severity: warning
-- cell: applications.staff_fte
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    staff_fte AS value
FROM staged.applications
WHERE staff_fte > 0 AND staff_fte < 0.25
