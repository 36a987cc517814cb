-- Quartiere of the choice with their place, and the area of those that have boundaries.
SELECT
    chosen_neighbourhoods.neighbourhood_id,
    chosen_neighbourhoods.name AS neighbourhood_name,
    chosen_neighbourhoods.municipality_ags,
    chosen_neighbourhoods.is_located,
    chosen_neighbourhoods.map_longitude,
    chosen_neighbourhoods.map_latitude,
    boundaries.geometry,
    boundaries.longitude AS label_longitude,
    boundaries.latitude AS label_latitude
FROM chosen_neighbourhoods
LEFT JOIN boundaries USING (neighbourhood_id)
ORDER BY chosen_neighbourhoods.neighbourhood_id
