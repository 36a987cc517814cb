-- What stands in a table whether anything happened there or not: areas and building blocks of the
-- choice. One row per value: its dimension and its code.
SELECT
    'region' AS dimension,
    region_ags AS code
FROM chosen_regions
UNION ALL
SELECT
    'district' AS dimension,
    district_ags AS code
FROM chosen_districts
UNION ALL
SELECT
    'block' AS dimension,
    cast(building_block AS VARCHAR) AS code
FROM chosen_blocks
