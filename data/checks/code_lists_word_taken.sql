-- A word names two codes of one list: a cell that says it could mean either.
-- kind: word-taken
-- severity: error
-- cell: code_lists.german
SELECT
    entries.source_file,
    entries.source_sheet,
    entries.source_row,
    entries.is_carried,
    entries.german AS value,
    others.code AS other
FROM staged.code_lists AS entries
INNER JOIN staged.code_lists AS others
    ON
        entries.list = others.list
        AND entries.code <> others.code
        AND lower(entries.german) IN (lower(others.german), lower(others.english), others.code)
WHERE entries.source_file IS NOT NULL AND NOT entries.is_carried
