-- Every Quartier with what its cards show beside counts, in German order.
SELECT
    neighbourhood_id,
    name AS neighbourhood_name,
    municipality_ags,
    district_ags,
    region_ags,
    is_located,
    map_longitude,
    map_latitude,
    under_18 AS under_18_inhabitants,
    sgb2_quota_under_18 AS sgb2_quota_percent
FROM neighbourhoods
ORDER BY name COLLATE de, neighbourhood_id
