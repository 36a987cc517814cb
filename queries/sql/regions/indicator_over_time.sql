-- One indicator of an area and of those it lies in, at every date; Quartier first, the state last.
SELECT
    level,
    ags AS area_id,
    year AS indicator_at,
    as_of,
    value AS indicator_value,
    source AS indicator_source
FROM indicators
WHERE indicator = $indicator AND list_contains($shown, ags)
ORDER BY
    list_position(['neighbourhood', 'municipality', 'district', 'region', 'state'], level),
    ags,
    as_of
