-- Kreise of the choice without approved project, most under-18s first.
WITH counted AS (
    SELECT
        district_ags,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count
    FROM selected_applications
    GROUP BY district_ags
)

SELECT
    chosen_districts.district_ags,
    coalesce(counted.applications_count, 0) AS applications_count,
    chosen_districts.under_18_population,
    chosen_districts.child_poverty_percent
FROM chosen_districts
LEFT JOIN counted USING (district_ags)
WHERE coalesce(counted.approved_count, 0) = 0
ORDER BY chosen_districts.under_18_population DESC
