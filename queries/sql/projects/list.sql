-- Every project of the choice: what, who, where, since when, approved money; by title, and of
-- titles with a number 2 before 10.
SELECT
    application_id,
    case_number,
    title,
    applicant,
    applicant_type,
    building_block,
    status,
    district_ags,
    municipality_ags,
    strftime(funded_from, '%Y-%m-%d') AS funded_from,
    strftime(funded_to, '%Y-%m-%d') AS funded_to,
    approved_eur
FROM selected_applications
ORDER BY
    regexp_extract(title, '^\D*') COLLATE de,
    try_cast(regexp_extract(title, '^\D*(\d{1,18})', 1) AS BIGINT) NULLS FIRST,
    title COLLATE de,
    case_number
