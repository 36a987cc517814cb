-- Kreise inside the choice from which no application came, with their under-18s of 31.12.2019.
SELECT
    district_ags,
    under_18_population
FROM chosen_districts
WHERE district_ags NOT IN (SELECT district_ags FROM selected_applications)
ORDER BY under_18_population DESC
