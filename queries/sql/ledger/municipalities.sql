-- Every Gemeinde; under-18s where it is a Kreis of its own.
SELECT
    municipalities.municipality_ags,
    municipalities.district_ags,
    municipalities.region_ags,
    municipalities.longitude,
    municipalities.latitude,
    districts.under_18_population
FROM municipalities
LEFT JOIN districts ON municipalities.municipality_ags = districts.district_ags || '000'
ORDER BY municipalities.municipality_ags
