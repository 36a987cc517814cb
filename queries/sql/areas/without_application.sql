-- Kreise inside the choice from which no application of the choice came, with their under-18s;
-- beside them all applications from there, which are then outside the choice.
SELECT
    district_ags,
    under_18_population,
    (
        SELECT count(*) FROM applications
        WHERE
            applications.district_ags = chosen_districts.district_ags
            AND ($areas IS NULL OR regexp_matches(applications.municipality_ags, $areas))
    ) AS all_applications_count
FROM chosen_districts
WHERE district_ags NOT IN (SELECT district_ags FROM selected_applications)
ORDER BY under_18_population DESC
