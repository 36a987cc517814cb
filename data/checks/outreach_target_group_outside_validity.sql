-- A code is used at a time for which its list says that it does not hold.
-- kind: code-outside-validity
-- severity: warning
-- sheet: outreach
-- cell: target_group
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
FROM staged.outreach AS used
INNER JOIN staged.code_lists AS listed
    ON listed.list = 'target_group' AND used.target_group = listed.code
WHERE
    NOT used.is_carried
    AND (
        last_day(cast(used.month || '-01' AS DATE)) < listed.valid_from
        OR cast(used.month || '-01' AS DATE) > listed.valid_to
    )
