-- One indicator at one date per Kreis, complete inside the choice; missing where nothing is known.
SELECT
    chosen_districts.district_ags,
    chosen_districts.longitude,
    chosen_districts.latitude,
    chosen_districts.under_18_population,
    readings.value AS indicator_value,
    readings.source AS indicator_source
FROM chosen_districts
LEFT JOIN indicators AS readings
    ON
        chosen_districts.district_ags = readings.ags
        AND readings.indicator = $indicator
        AND readings.as_of = $as_of
ORDER BY chosen_districts.district_ags
