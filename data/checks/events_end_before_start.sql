-- An event ends before it begins.
-- kind: end-before-start
-- severity: error
-- cell: events.date_to
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    date_to AS value
FROM staged.events
WHERE date_to < date_from
