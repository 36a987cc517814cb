-- Kreise of the choice without approved project, most under-18s first; beside them all applications
-- from there and all projects there, also those outside the choice.
WITH counted AS (
    SELECT
        district_ags,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count
    FROM selected_applications
    GROUP BY district_ags
),

whole AS (
    SELECT
        district_ags,
        count(*) AS all_applications_count,
        count(*) FILTER (outcome = 'approved') AS all_approved_count
    FROM applications
    WHERE ($areas IS NULL OR regexp_matches(municipality_ags, $areas))
    GROUP BY district_ags
)

SELECT
    chosen_districts.district_ags,
    coalesce(counted.applications_count, 0) AS applications_count,
    coalesce(whole.all_applications_count, 0) AS all_applications_count,
    coalesce(whole.all_approved_count, 0) AS all_approved_count,
    chosen_districts.under_18_population,
    chosen_districts.child_poverty_percent
FROM chosen_districts
LEFT JOIN counted USING (district_ags)
LEFT JOIN whole USING (district_ags)
WHERE coalesce(counted.approved_count, 0) = 0
ORDER BY chosen_districts.under_18_population DESC
