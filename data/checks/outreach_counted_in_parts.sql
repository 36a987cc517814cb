-- Several rows count the same thing with other numbers: parts of one count, or an old one beside
-- its correction? They are added up.
-- kind: counted-in-parts
-- severity: warning
-- cell: outreach.contacts_count
WITH hashed AS (
    SELECT
        source_file,
        source_sheet,
        source_row,
        is_carried,
        contacts_count,
        hash(
            case_number, neighbourhood_id, month, target_group, age_band, place, approach
        ) AS counted
    FROM staged.outreach
    ANTI JOIN unsure_rows USING (source_file, source_sheet, source_row)
    WHERE NOT is_carried
),

several AS (
    SELECT counted
    FROM hashed
    GROUP BY counted
    HAVING count(*) > 1
)

SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    contacts_count AS value,
    row_named(
        first_value(source_file) OVER same,
        first_value(source_sheet) OVER same,
        first_value(source_row) OVER same,
        source_file,
        source_sheet
    ) AS first
FROM hashed
SEMI JOIN several USING (counted)
WINDOW same AS (PARTITION BY counted ORDER BY source_file, source_sheet, source_row)
QUALIFY row_number() OVER same > 1
