-- Every project of the choice: what, who, where, since when, approved money.
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
ORDER BY title COLLATE de, case_number
