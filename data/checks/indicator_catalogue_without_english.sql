-- No English name: English readers see the German one.
-- kind: without-english
-- severity: warning
-- cell: indicator_catalogue.name
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    name AS value
FROM staged.indicator_catalogue
WHERE source_file IS NOT NULL AND NOT is_carried AND name_english IS NULL
