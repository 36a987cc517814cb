-- Offers by what a table is put together from: $rows and $columns name it, '' is everything.
-- Where no report states a number, it is missing, not 0; fewer than three events
-- are withheld.
SELECT
    CASE $rows
        WHEN 'region' THEN applications.region_ags
        WHEN 'district' THEN applications.district_ags
        WHEN 'municipality' THEN applications.municipality_ags
        WHEN 'block' THEN cast(applications.building_block AS VARCHAR)
        WHEN 'round' THEN applications.funding_round
        WHEN 'circle' THEN applications.circle
        WHEN 'status' THEN applications.status
        WHEN 'outcome' THEN applications.outcome
        WHEN 'applicant' THEN applications.applicant_type
        WHEN 'offer' THEN selected_offers.offer
        WHEN 'reported-year' THEN left(selected_offers.month, 4)
    END AS rows_code,
    CASE $columns
        WHEN 'region' THEN applications.region_ags
        WHEN 'district' THEN applications.district_ags
        WHEN 'municipality' THEN applications.municipality_ags
        WHEN 'block' THEN cast(applications.building_block AS VARCHAR)
        WHEN 'round' THEN applications.funding_round
        WHEN 'circle' THEN applications.circle
        WHEN 'status' THEN applications.status
        WHEN 'outcome' THEN applications.outcome
        WHEN 'applicant' THEN applications.applicant_type
        WHEN 'offer' THEN selected_offers.offer
        WHEN 'reported-year' THEN left(selected_offers.month, 4)
    END AS columns_code,
    protected_sum_or_null(participants_true, participants_key, $exact) AS participant_persons,
    shown_events(sum(sessions_count), $exact) AS sessions_count,
    held_events(sum(sessions_count), $exact) AS sessions_count_withheld,
    shown_events(sum(attendances_count), $exact) AS attendances_count,
    held_events(sum(attendances_count), $exact) AS attendances_count_withheld
FROM selected_offers
INNER JOIN applications ON selected_offers.application_id = applications.application_id
GROUP BY ALL
