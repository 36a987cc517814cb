-- What was delivered to code lists and circles: file and moment of each.
SELECT
    list,
    code,
    english IS NOT NULL AS has_english,
    source_file,
    imported_at
FROM code_lists
WHERE source_file IS NOT NULL
UNION ALL
SELECT
    'circle' AS list,
    circle AS code,
    name_english IS NOT NULL AS has_english,
    source_file,
    imported_at
FROM circles
WHERE source_file IS NOT NULL
ORDER BY list, code
