-- One indicator at one date per Quartier of the choice; missing where nothing is known.
SELECT
    chosen_neighbourhoods.neighbourhood_id,
    chosen_neighbourhoods.name AS neighbourhood_name,
    chosen_neighbourhoods.municipality_ags,
    readings.value AS indicator_value,
    readings.source AS indicator_source
FROM chosen_neighbourhoods
LEFT JOIN indicators AS readings
    ON
        chosen_neighbourhoods.neighbourhood_id = readings.ags
        AND readings.indicator = $indicator
        AND readings.as_of = $as_of
ORDER BY
    readings.value DESC NULLS LAST, neighbourhood_name COLLATE de,
    chosen_neighbourhoods.neighbourhood_id
