-- One project: what, who, where, since when and its money. One row, none for an unknown address.
SELECT
    application_id,
    case_number,
    title,
    applicant,
    applicant_type,
    is_municipal,
    building_block,
    funding_round,
    circle,
    status,
    outcome,
    municipality_ags,
    district_ags,
    region_ags,
    strftime(received_on, '%Y-%m-%d') AS received_on,
    strftime(decided_on, '%Y-%m-%d') AS decided_on,
    decision_days,
    strftime(funded_from, '%Y-%m-%d') AS funded_from,
    strftime(funded_to, '%Y-%m-%d') AS funded_to,
    funded_months,
    total_eur,
    requested_eur,
    approved_eur,
    state_share_eur,
    esf_share_eur,
    own_share_eur,
    100.0 * own_share_eur / nullif(total_eur, 0) AS own_contribution_percent,
    (
        SELECT
            CASE
                WHEN applications.is_municipal THEN rounds.own_share_municipal_percent
                ELSE rounds.own_share_other_percent
            END
        FROM rounds
        WHERE rounds.code = applications.funding_round
    ) AS minimum_percent,
    staff_fte,
    aims,
    contact,
    address,
    good_practice
FROM applications
WHERE case_number = $case_number AND ($areas IS NULL OR regexp_matches(municipality_ags, $areas))
