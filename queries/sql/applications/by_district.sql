-- Applications, approved ones and approved funds per Kreis, complete inside the choice.
-- Per head: under-18s.
WITH counted AS (
    SELECT
        district_ags,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        sum(approved_eur) AS approved_eur
    FROM selected_applications
    GROUP BY district_ags
)

SELECT
    chosen_districts.district_ags,
    coalesce(counted.applications_count, 0) AS applications_count,
    coalesce(counted.approved_count, 0) AS approved_count,
    coalesce(counted.approved_eur, 0) AS approved_eur,
    10000.0 * coalesce(counted.applications_count, 0)
    / chosen_districts.under_18_population AS applications_per_10000_under_18,
    chosen_districts.under_18_population
FROM chosen_districts
LEFT JOIN counted USING (district_ags)
ORDER BY chosen_districts.district_ags
