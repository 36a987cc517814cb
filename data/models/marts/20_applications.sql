-- One row per application. What was granted counts as approved only where the outcome is approved.
-- Numbered by what is mostly chosen: the applications of a choice then lie side by side, and which
-- they are, one bit for each, is told in a few hundred bytes even of 100,000.
CREATE TABLE mart.applications AS
SELECT
    cast(row_number() OVER (
        ORDER BY
            funding_round,
            building_block,
            outcome,
            applicant_type,
            district_ags,
            received_month,
            case_number
    ) AS INTEGER) AS application_id,
    case_number,
    funding_round,
    building_block,
    title,
    applicant,
    applicant_type,
    is_municipal,
    received_on,
    received_month,
    status,
    outcome,
    decided_on,
    cast(decision_days AS INTEGER) AS decision_days,
    total_eur,
    requested_eur,
    granted_eur,
    CASE WHEN outcome = 'approved' THEN granted_eur END AS approved_eur,
    state_share_eur,
    esf_share_eur,
    own_share_eur,
    funded_from,
    funded_to,
    cast(funded_months AS INTEGER) AS funded_months,
    staff_fte,
    municipality_ags,
    district_ags,
    region_ags,
    circle,
    aims,
    contact,
    address,
    good_practice,
    source_file,
    source_sheet,
    source_row,
    imported_at
FROM staged.applications
ORDER BY case_number;
