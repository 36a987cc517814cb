-- One indicator at one date per Gemeinde, complete inside the choice; missing where nothing is
-- known.
SELECT
    chosen_municipalities.municipality_ags,
    chosen_municipalities.longitude,
    chosen_municipalities.latitude,
    chosen_municipalities.under_18_population,
    readings.value AS indicator_value,
    readings.source AS indicator_source
FROM chosen_municipalities
LEFT JOIN indicators AS readings
    ON
        chosen_municipalities.municipality_ags = readings.ags
        AND readings.indicator = $indicator
        AND readings.as_of = $as_of
ORDER BY chosen_municipalities.municipality_ags
