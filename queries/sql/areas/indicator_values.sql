-- Every value of one indicator, per area and date; the source of each stands beside it.
SELECT
    ags AS area,
    year AS dated,
    value,
    unit,
    source,
    licence
FROM indicators
WHERE
    indicator = $indicator
    AND ($areas IS NULL OR regexp_matches(ags, $areas) OR ags IN (
        SELECT neighbourhood_id FROM neighbourhoods
        WHERE regexp_matches(municipality_ags, $areas)
    ))
ORDER BY area, dated
