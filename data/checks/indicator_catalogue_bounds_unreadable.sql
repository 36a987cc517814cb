-- The limits of classes are rising numbers with semicolons between them.
-- kind: bounds-unreadable
-- severity: error
-- cell: indicator_catalogue.class_bounds
WITH parted AS (
    SELECT
        *,
        list_transform(
            list_filter(string_split(class_bounds, ';'), LAMBDA part: trim(part) <> ''),
            LAMBDA part: try_cast(replace(trim(part), ',', '.') AS DOUBLE)
        ) AS bounds
    FROM staged.indicator_catalogue
    WHERE source_file IS NOT NULL AND class_bounds IS NOT NULL
)

SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    class_bounds AS value
FROM parted
WHERE
    list_contains(list_transform(bounds, LAMBDA bound: bound IS NULL), TRUE)
    OR bounds <> list_sort(list_distinct(bounds))
