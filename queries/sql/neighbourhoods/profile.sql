-- One Quartier as delivered; no row when it is unknown or outside the viewer's areas.
SELECT
    neighbourhood_id,
    name AS neighbourhood_name,
    municipality_ags,
    district_ags,
    region_ags,
    area_type,
    population,
    under_18,
    sgb2_quota_under_18,
    as_of,
    source,
    is_located
FROM chosen_neighbourhoods
WHERE neighbourhood_id = $neighbourhood_id
