-- No English word: English readers see the German one.
-- kind: without-english
-- severity: warning
-- cell: code_lists.german
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    german AS value
FROM staged.code_lists
WHERE source_file IS NOT NULL AND NOT is_carried AND english IS NULL
