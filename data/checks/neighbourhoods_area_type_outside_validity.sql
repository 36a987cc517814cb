-- A code is used at a time for which its list says that it does not hold.
-- kind: code-outside-validity
-- severity: warning
-- sheet: neighbourhoods
-- cell: area_type
SELECT
    used.source_file,
    used.source_sheet,
    used.source_row,
    used.is_carried,
    listed.german AS value,
    concat_ws(
        ' – ',
        coalesce(strftime(listed.valid_from, '%d.%m.%Y'), '…'),
        coalesce(strftime(listed.valid_to, '%d.%m.%Y'), '…')
    ) AS span
FROM staged.neighbourhoods AS used
INNER JOIN staged.code_lists AS listed
    ON listed.list = 'area_type' AND used.area_type = listed.code
WHERE
    NOT used.is_carried
    AND (
        used.as_of < listed.valid_from
        OR used.as_of > listed.valid_to
    )
