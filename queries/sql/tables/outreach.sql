-- Outreach by what a table is put together from: $rows and $columns name it, '' is everything.
-- Persons have passed the gate; contacts bound them, so fewer than three are withheld.
SELECT
    CASE $rows
        WHEN 'region' THEN applications.region_ags
        WHEN 'district' THEN applications.district_ags
        WHEN 'municipality' THEN applications.municipality_ags
        WHEN 'neighbourhood' THEN selected_outreach.neighbourhood_id
        WHEN 'block' THEN cast(applications.building_block AS VARCHAR)
        WHEN 'round' THEN applications.funding_round
        WHEN 'circle' THEN applications.circle
        WHEN 'status' THEN applications.status
        WHEN 'outcome' THEN applications.outcome
        WHEN 'applicant' THEN applications.applicant_type
        WHEN 'target' THEN selected_outreach.target_group
        WHEN 'place' THEN selected_outreach.place
        WHEN 'approach' THEN selected_outreach.approach
        WHEN 'reported-year' THEN left(selected_outreach.month, 4)
    END AS rows_code,
    CASE $columns
        WHEN 'region' THEN applications.region_ags
        WHEN 'district' THEN applications.district_ags
        WHEN 'municipality' THEN applications.municipality_ags
        WHEN 'neighbourhood' THEN selected_outreach.neighbourhood_id
        WHEN 'block' THEN cast(applications.building_block AS VARCHAR)
        WHEN 'round' THEN applications.funding_round
        WHEN 'circle' THEN applications.circle
        WHEN 'status' THEN applications.status
        WHEN 'outcome' THEN applications.outcome
        WHEN 'applicant' THEN applications.applicant_type
        WHEN 'target' THEN selected_outreach.target_group
        WHEN 'place' THEN selected_outreach.place
        WHEN 'approach' THEN selected_outreach.approach
        WHEN 'reported-year' THEN left(selected_outreach.month, 4)
    END AS columns_code,
    protected_sum_or_null(first_contacts_true, first_contacts_key, $exact) AS first_contact_persons,
    protected_sum_or_null(regular_true, regular_key, $exact) AS regular_persons,
    protected_sum_or_null(occasional_true, occasional_key, $exact) AS occasional_persons,
    protected_sum_or_null(lost_true, lost_key, $exact) AS lost_persons,
    shown_events(sum(contacts_count), $exact) AS contacts_count,
    held_events(sum(contacts_count), $exact) AS contacts_count_withheld
FROM selected_outreach
INNER JOIN applications ON selected_outreach.application_id = applications.application_id
GROUP BY ALL
