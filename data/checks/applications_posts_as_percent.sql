-- So many posts in one project are unheard of: 75 may stand where 0.75 was meant.
-- kind: posts-as-percent
-- severity: warning
-- cell: applications.staff_fte
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    staff_fte AS value,
    staff_fte / 100 AS meant_posts
FROM staged.applications
WHERE NOT is_carried AND staff_fte >= 10
