-- Several rows count the same thing with other numbers: parts of one count, or an old one beside
-- its correction? They are added up.
-- kind: counted-in-parts
-- severity: warning
-- cell: offers.month
SELECT
    source_file,
    source_sheet,
    source_row,
    is_carried,
    month AS value,
    row_named(
        first_value(source_file) OVER same,
        first_value(source_sheet) OVER same,
        first_value(source_row) OVER same,
        source_file,
        source_sheet
    ) AS first
FROM staged.offers
ANTI JOIN unsure_rows USING (source_file, source_sheet, source_row)
WHERE NOT is_carried
WINDOW
    same AS (
        PARTITION BY case_number, month, offer, is_free
        ORDER BY source_file, source_sheet, source_row
    )
QUALIFY row_number() OVER same > 1
