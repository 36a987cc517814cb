-- Every Quartier the viewer may see, for the filter and for checking addresses.
SELECT
    neighbourhood_id,
    name AS neighbourhood_name,
    municipality_ags
FROM chosen_neighbourhoods
ORDER BY name COLLATE de
