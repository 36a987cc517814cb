-- A code is used at a time for which its list says that it does not hold.
-- kind: code-outside-validity
-- severity: warning
-- sheet: applications
-- cell: applicant_type
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
FROM staged.applications AS used
INNER JOIN staged.code_lists AS listed
    ON listed.list = 'applicant_type' AND used.applicant_type = listed.code
WHERE
    NOT used.is_carried
    AND (
        used.received_on < listed.valid_from
        OR used.received_on > listed.valid_to
    )
