-- The key figures of the Overview that concern applications: one row.
SELECT
    count(*) AS applications_count,
    count(*) FILTER (outcome = 'approved') AS approved_count,
    count(*) FILTER (outcome IN ('approved', 'rejected', 'revoked')) AS decided_count,
    count(*) FILTER (outcome = 'open') AS open_count,
    count(*) FILTER (outcome = 'withdrawn') AS withdrawn_count,
    100.0 * count(*) FILTER (outcome = 'approved')
    / nullif(
        count(*) FILTER (outcome IN ('approved', 'rejected', 'revoked')), 0
    ) AS approval_rate_percent,
    coalesce(sum(approved_eur), 0) AS approved_eur,
    count(DISTINCT district_ags) FILTER (outcome = 'approved') AS districts_count,
    count(DISTINCT municipality_ags) FILTER (outcome = 'approved') AS municipalities_count,
    (SELECT count(*) FROM chosen_districts) AS chosen_districts_count,
    (SELECT count(*) FROM chosen_municipalities) AS chosen_municipalities_count
FROM selected_applications
