-- How many Kreise and Gemeinden of the choice are at which state of social planning, and how many
-- of them have an integrated concept; areas that state nothing are left out.
WITH areas AS (
    SELECT
        district_ags AS area_ags,
        TRUE AS is_district
    FROM chosen_districts
    UNION ALL
    SELECT
        municipality_ags AS area_ags,
        FALSE AS is_district
    FROM chosen_municipalities
)

SELECT
    stated_planning.planning_state,
    count(*) FILTER (areas.is_district) AS districts_count,
    count(*) FILTER (NOT areas.is_district) AS municipalities_count,
    count(*) FILTER (stated_planning.has_concept) AS concepts_count
FROM areas
INNER JOIN stated_planning USING (area_ags)
LEFT JOIN codes
    ON codes.list = 'planning_state' AND stated_planning.planning_state = codes.code
WHERE ($planning IS NULL OR list_contains($planning, stated_planning.planning_state))
GROUP BY stated_planning.planning_state
ORDER BY min(codes.position)
