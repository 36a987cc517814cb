-- Applications by what a table is put together from: $rows and $columns name it, '' is everything.
-- In tables by Quartier a project counts in each of those it works in; the whole counts it once.
WITH places AS (
    SELECT
        application_id,
        neighbourhood_id
    FROM application_neighbourhoods
    WHERE ($neighbourhood IS NULL OR list_contains($neighbourhood, neighbourhood_id))
)

SELECT
    CASE $rows
        WHEN 'region' THEN selected_applications.region_ags
        WHEN 'district' THEN selected_applications.district_ags
        WHEN 'municipality' THEN selected_applications.municipality_ags
        WHEN 'neighbourhood' THEN places.neighbourhood_id
        WHEN 'block' THEN cast(selected_applications.building_block AS VARCHAR)
        WHEN 'round' THEN selected_applications.funding_round
        WHEN 'circle' THEN selected_applications.circle
        WHEN 'status' THEN selected_applications.status
        WHEN 'outcome' THEN selected_applications.outcome
        WHEN 'applicant' THEN selected_applications.applicant_type
        WHEN 'received-year' THEN left(selected_applications.received_month, 4)
        WHEN 'decided-year' THEN cast(year(selected_applications.decided_on) AS VARCHAR)
    END AS rows_code,
    CASE $columns
        WHEN 'region' THEN selected_applications.region_ags
        WHEN 'district' THEN selected_applications.district_ags
        WHEN 'municipality' THEN selected_applications.municipality_ags
        WHEN 'neighbourhood' THEN places.neighbourhood_id
        WHEN 'block' THEN cast(selected_applications.building_block AS VARCHAR)
        WHEN 'round' THEN selected_applications.funding_round
        WHEN 'circle' THEN selected_applications.circle
        WHEN 'status' THEN selected_applications.status
        WHEN 'outcome' THEN selected_applications.outcome
        WHEN 'applicant' THEN selected_applications.applicant_type
        WHEN 'received-year' THEN left(selected_applications.received_month, 4)
        WHEN 'decided-year' THEN cast(year(selected_applications.decided_on) AS VARCHAR)
    END AS columns_code,
    count(*) AS applications_count,
    count(*) FILTER (is_decided(outcome)) AS decided_count,
    count(*) FILTER (outcome = 'approved') AS approved_count,
    100.0 * count(*) FILTER (outcome = 'approved')
    / nullif(count(*) FILTER (is_decided(outcome)), 0)
        AS approval_rate_percent,
    coalesce(sum(requested_eur), 0) AS requested_eur,
    coalesce(sum(approved_eur), 0) AS approved_eur,
    coalesce(sum(state_share_eur) FILTER (outcome = 'approved'), 0) AS state_share_eur,
    coalesce(sum(esf_share_eur) FILTER (outcome = 'approved'), 0) AS esf_share_eur,
    coalesce(sum(own_share_eur) FILTER (outcome = 'approved'), 0) AS approved_own_share_eur,
    coalesce(sum(total_eur) FILTER (outcome = 'approved'), 0) AS approved_total_eur,
    median(approved_eur) AS median_approved_eur,
    median(decision_days) FILTER (is_decided(outcome)) AS median_days,
    coalesce(sum(staff_fte) FILTER (outcome = 'approved'), 0) AS approved_posts
FROM selected_applications
LEFT JOIN places
    ON
        'neighbourhood' IN ($rows, $columns)
        AND selected_applications.application_id = places.application_id
GROUP BY ALL
