-- Every application with all that cards count by or sum up, in the order of the list.
SELECT
    application_id,
    building_block,
    funding_round,
    region_ags,
    district_ags,
    municipality_ags,
    circle,
    applicant_type,
    is_municipal,
    status,
    outcome,
    received_month,
    decision_days,
    funded_months,
    12 * year(funded_from) + month(funded_from) - 1 AS first_funded_month,
    12 * year(funded_to) + month(funded_to) - 1 AS last_funded_month,
    total_eur,
    requested_eur,
    approved_eur,
    own_share_eur,
    state_share_eur,
    esf_share_eur,
    staff_fte
FROM applications
ORDER BY case_number
