-- Every application of the choice with its path and its money.
SELECT
    application_id,
    case_number,
    title,
    applicant,
    applicant_type,
    building_block,
    funding_round,
    district_ags,
    municipality_ags,
    status,
    strftime(received_on, '%Y-%m-%d') AS received_on,
    strftime(decided_on, '%Y-%m-%d') AS decided_on,
    decision_days,
    requested_eur,
    approved_eur
FROM selected_applications
ORDER BY case_number
