-- Applications as delivered, with what follows from them, for a stretch of their numbers.
SELECT
    case_number,
    funding_round,
    building_block,
    title,
    applicant,
    applicant_type,
    is_municipal,
    received_on,
    status,
    outcome,
    decided_on,
    decision_days,
    total_eur,
    requested_eur,
    granted_eur,
    state_share_eur,
    esf_share_eur,
    own_share_eur,
    funded_from,
    funded_to,
    funded_months,
    staff_fte,
    municipality_ags,
    district_ags,
    region_ags,
    circle
FROM selected_applications
WHERE application_id BETWEEN $first_application AND $last_application
ORDER BY application_id
