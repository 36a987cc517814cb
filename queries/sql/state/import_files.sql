-- The files the present version was made from, newest first.
SELECT
    file,
    sheet,
    rows AS rows_count,
    left(sha256, 12) AS checksum,
    imported_at
FROM import_files
ORDER BY imported_at DESC, file, sheet
