-- The key figures of the Overview that concern applications: one row.
-- Different areas are counted over a list: planned in half the time of count(DISTINCT …).
SELECT
    count(*) AS applications_count,
    count(*) FILTER (outcome = 'approved') AS approved_count,
    count(*) FILTER (is_decided(outcome)) AS decided_count,
    count(*) FILTER (outcome = 'open') AS open_count,
    count(*) FILTER (outcome = 'withdrawn') AS withdrawn_count,
    100.0 * approved_count / nullif(decided_count, 0) AS approval_rate_percent,
    coalesce(sum(approved_eur), 0) AS approved_eur,
    coalesce(
        len(list_distinct(list(district_ags) FILTER (outcome = 'approved'))), 0
    ) AS districts_count,
    coalesce(
        len(list_distinct(list(municipality_ags) FILTER (outcome = 'approved'))), 0
    ) AS municipalities_count,
    (SELECT count(*) FROM chosen_districts) AS chosen_districts_count,
    (SELECT count(*) FROM chosen_municipalities) AS chosen_municipalities_count
FROM selected_applications
