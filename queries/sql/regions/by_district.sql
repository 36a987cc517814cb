-- Applications, projects and funds per Kreis, complete inside the choice, with the rates of each.
-- Per head: under-18s. A sum counts once per application.
WITH counted AS (
    SELECT
        district_ags,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        coalesce(sum(approved_eur), 0) AS approved_eur
    FROM selected_applications
    GROUP BY district_ags
)

SELECT
    chosen_districts.district_ags,
    chosen_districts.longitude,
    chosen_districts.latitude,
    chosen_districts.under_18_population,
    coalesce(counted.applications_count, 0) AS applications_count,
    coalesce(counted.approved_count, 0) AS approved_count,
    coalesce(counted.approved_eur, 0) AS approved_eur,
    10000.0 * coalesce(counted.applications_count, 0)
    / chosen_districts.under_18_population AS applications_per_10000_under_18,
    1000.0 * coalesce(counted.approved_eur, 0)
    / chosen_districts.under_18_population AS approved_eur_per_1000_under_18
FROM chosen_districts
LEFT JOIN counted USING (district_ags)
ORDER BY chosen_districts.district_ags
