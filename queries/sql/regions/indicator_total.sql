-- One indicator at one date for the whole state; no row where it is not known.
SELECT
    '05' AS area_ags,
    value AS indicator_value,
    source AS indicator_source
FROM indicators
WHERE ags = '05' AND indicator = $indicator AND as_of = $as_of
