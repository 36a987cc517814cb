-- Kreise and Gemeinden with at least one approved project, per Regierungsbezirk of the choice.
WITH reached AS (
    SELECT DISTINCT
        district_ags,
        municipality_ags
    FROM selected_applications
    WHERE outcome = 'approved'
),

by_district AS (
    SELECT
        region_ags,
        count(*) AS districts_count,
        count(*) FILTER (
            district_ags IN (SELECT district_ags FROM reached)
        ) AS districts_reached_count
    FROM chosen_districts
    GROUP BY region_ags
),

by_municipality AS (
    SELECT
        region_ags,
        count(*) AS municipalities_count,
        count(*) FILTER (
            municipality_ags IN (SELECT municipality_ags FROM reached)
        ) AS municipalities_reached_count
    FROM chosen_municipalities
    GROUP BY region_ags
)

SELECT
    by_district.region_ags,
    by_district.districts_reached_count,
    by_district.districts_count,
    100.0 * by_district.districts_reached_count
    / by_district.districts_count AS districts_reached_percent,
    by_municipality.municipalities_reached_count,
    by_municipality.municipalities_count,
    100.0 * by_municipality.municipalities_reached_count
    / by_municipality.municipalities_count AS municipalities_reached_percent
FROM by_district
INNER JOIN by_municipality USING (region_ags)
ORDER BY by_district.region_ags
