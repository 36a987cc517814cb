-- The level below the chosen area, complete: Regierungsbezirke of the state, Kreise of a
-- Regierungsbezirk, Gemeinden of a Kreis, Quartiere of a Gemeinde or kreisfreie Stadt. A project
-- that works in several Quartiere stands in each of them, one without Quartier in the row without
-- name.
WITH level AS (
    SELECT CASE
        WHEN $neighbourhood IS NOT NULL OR $municipality IS NOT NULL THEN 'neighbourhood'
        WHEN
            $district IS NOT NULL AND (SELECT count(*) FROM chosen_municipalities) = 1
            THEN 'neighbourhood'
        WHEN $district IS NOT NULL THEN 'municipality'
        WHEN $region IS NOT NULL THEN 'district'
        ELSE 'region'
    END AS area_level
),

working AS (
    SELECT
        selected_applications.application_id,
        application_neighbourhoods.neighbourhood_id
    FROM selected_applications
    LEFT JOIN application_neighbourhoods USING (application_id)
    WHERE
        $neighbourhood IS NULL
        OR list_contains($neighbourhood, application_neighbourhoods.neighbourhood_id)
),

areas AS (
    SELECT
        'region' AS area_level,
        region_ags AS area_code
    FROM chosen_regions
    UNION ALL
    SELECT
        'district' AS area_level,
        district_ags AS area_code
    FROM chosen_districts
    UNION ALL
    SELECT
        'municipality' AS area_level,
        municipality_ags AS area_code
    FROM chosen_municipalities
    UNION ALL
    SELECT
        'neighbourhood' AS area_level,
        neighbourhood_id AS area_code
    FROM (
        SELECT neighbourhood_id FROM chosen_neighbourhoods
        UNION
        SELECT neighbourhood_id FROM working
    ) AS quartiere
),

places AS (
    SELECT
        application_id,
        'region' AS area_level,
        region_ags AS area_code
    FROM selected_applications
    UNION ALL
    SELECT
        application_id,
        'district' AS area_level,
        district_ags AS area_code
    FROM selected_applications
    UNION ALL
    SELECT
        application_id,
        'municipality' AS area_level,
        municipality_ags AS area_code
    FROM selected_applications
    UNION ALL
    SELECT
        application_id,
        'neighbourhood' AS area_level,
        neighbourhood_id AS area_code
    FROM working
)

SELECT
    areas.area_level,
    areas.area_code,
    coalesce(neighbourhoods.name, regions.name, districts.name, municipalities.name) AS area_name,
    CASE WHEN areas.area_level = 'region' THEN areas.area_code END AS region_ags,
    CASE WHEN areas.area_level = 'district' THEN areas.area_code END AS district_ags,
    CASE WHEN areas.area_level = 'municipality' THEN areas.area_code END AS municipality_ags,
    CASE WHEN areas.area_level = 'neighbourhood' THEN areas.area_code END AS neighbourhood_id,
    count(selected_applications.application_id) AS applications_count,
    count(*) FILTER (selected_applications.outcome = 'approved') AS approved_count,
    coalesce(sum(selected_applications.approved_eur), 0) AS approved_eur
FROM areas
INNER JOIN level ON areas.area_level = level.area_level
LEFT JOIN places
    ON
        areas.area_level = places.area_level
        AND areas.area_code IS NOT DISTINCT FROM places.area_code
LEFT JOIN selected_applications ON places.application_id = selected_applications.application_id
LEFT JOIN regions
    ON areas.area_level = 'region' AND areas.area_code = regions.region_ags
LEFT JOIN districts
    ON areas.area_level = 'district' AND areas.area_code = districts.district_ags
LEFT JOIN municipalities
    ON areas.area_level = 'municipality' AND areas.area_code = municipalities.municipality_ags
LEFT JOIN neighbourhoods
    ON areas.area_level = 'neighbourhood' AND areas.area_code = neighbourhoods.neighbourhood_id
GROUP BY ALL
ORDER BY applications_count DESC, area_name COLLATE de NULLS LAST
