-- Every Gemeinde; `name_rank` is its place in German order, under-18s where they are known.
SELECT
    municipality_ags,
    name,
    rank() OVER (ORDER BY name COLLATE de) AS name_rank,
    district_ags,
    region_ags,
    longitude,
    latitude,
    under_18_population
FROM municipalities
ORDER BY municipality_ags
