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

placed AS (
    SELECT
        level.area_level,
        selected_applications.outcome,
        selected_applications.approved_eur,
        CASE level.area_level
            WHEN 'region' THEN selected_applications.region_ags
            WHEN 'district' THEN selected_applications.district_ags
            WHEN 'municipality' THEN selected_applications.municipality_ags
            ELSE application_neighbourhoods.neighbourhood_id
        END AS area_code
    FROM selected_applications
    CROSS JOIN level
    LEFT JOIN application_neighbourhoods
        ON
            level.area_level = 'neighbourhood'
            AND selected_applications.application_id = application_neighbourhoods.application_id
    WHERE
        (
            $neighbourhood IS NULL
            OR list_contains($neighbourhood, application_neighbourhoods.neighbourhood_id)
        )
),

counted AS (
    SELECT
        area_code,
        count(*) AS applications_count,
        count(*) FILTER (outcome = 'approved') AS approved_count,
        sum(approved_eur) AS approved_eur
    FROM placed
    GROUP BY area_code
),

areas AS (
    SELECT
        'region' AS area_level,
        region_ags AS area_code,
        name AS area_name
    FROM chosen_regions
    UNION ALL
    SELECT
        'district' AS area_level,
        district_ags AS area_code,
        name AS area_name
    FROM chosen_districts
    UNION ALL
    SELECT
        'municipality' AS area_level,
        municipality_ags AS area_code,
        name AS area_name
    FROM chosen_municipalities
    UNION ALL
    SELECT
        'neighbourhood' AS area_level,
        quartiere.neighbourhood_id AS area_code,
        neighbourhoods.name AS area_name
    FROM (
        SELECT neighbourhood_id FROM chosen_neighbourhoods
        UNION
        SELECT area_code
        FROM placed
        WHERE area_level = 'neighbourhood'
    ) AS quartiere
    LEFT JOIN neighbourhoods USING (neighbourhood_id)
)

SELECT
    area_level,
    areas.area_code,
    areas.area_name,
    CASE WHEN area_level = 'region' THEN areas.area_code END AS region_ags,
    CASE WHEN area_level = 'district' THEN areas.area_code END AS district_ags,
    CASE WHEN area_level = 'municipality' THEN areas.area_code END AS municipality_ags,
    CASE WHEN area_level = 'neighbourhood' THEN areas.area_code END AS neighbourhood_id,
    coalesce(counted.applications_count, 0) AS applications_count,
    coalesce(counted.approved_count, 0) AS approved_count,
    coalesce(counted.approved_eur, 0) AS approved_eur
FROM areas
INNER JOIN level USING (area_level)
LEFT JOIN counted ON areas.area_code IS NOT DISTINCT FROM counted.area_code
ORDER BY applications_count DESC, areas.area_name COLLATE de NULLS LAST, areas.area_code
