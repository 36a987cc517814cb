-- A code is used at a time for which its list says that it does not hold.
-- A column of text holds the word of the list instead of its code.
-- kind: code-outside-validity
-- severity: warning
-- cell: applications.applicant_type at received_on
-- cell: neighbourhoods.area_type at as_of
-- cell: offers.offer at month
-- cell: outreach.age_band at month
-- cell: outreach.approach at month
-- cell: outreach.place at month
-- cell: outreach.target_group at month
WITH listed AS (
    SELECT
        german AS value,
        valid_from,
        valid_to,
        concat_ws(
            ' – ',
            coalesce(cast(valid_from AS VARCHAR), '…'),
            coalesce(cast(valid_to AS VARCHAR), '…')
        ) AS span,
        unnest(list_distinct([code, german, english])) AS word
    FROM staged.code_lists
    WHERE list = '$cell' AND (valid_from IS NOT NULL OR valid_to IS NOT NULL)
)

SELECT
    used.source_file,
    used.source_sheet,
    used.source_row,
    used.is_carried,
    listed.value,
    listed.span
FROM staged.$sheet AS used
INNER JOIN listed ON used.$cell = listed.word
WHERE
    NOT used.is_carried
    AND (
        period_end(cast(used.$at AS VARCHAR)) < listed.valid_from
        OR period_start(cast(used.$at AS VARCHAR)) > listed.valid_to
    )
