-- Every value that may be chosen under a key whose values lie in larger units, or that can be
-- chosen whole; with the unit it lies in and the unit of that one, where there are such.
SELECT
    'region' AS key,
    region_ags AS value,
    NULL AS larger,
    NULL AS largest
FROM regions
UNION ALL
SELECT
    'district' AS key,
    district_ags AS value,
    region_ags AS larger,
    NULL AS largest
FROM districts
UNION ALL
SELECT
    'municipality' AS key,
    municipality_ags AS value,
    district_ags AS larger,
    region_ags AS largest
FROM municipalities
UNION ALL
SELECT
    'neighbourhood' AS key,
    neighbourhood_id AS value,
    NULL AS larger,
    NULL AS largest
FROM neighbourhoods
UNION ALL
SELECT
    CASE list
        WHEN 'applicant_type' THEN 'applicant'
        WHEN 'planning_state' THEN 'planning'
        WHEN 'target_group' THEN 'target'
        ELSE list
    END AS key,
    code AS value,
    NULL AS larger,
    NULL AS largest
FROM codes
WHERE
    list IN (
        'round', 'circle', 'status', 'applicant_type', 'target_group', 'place', 'approach', 'offer',
        'planning_state'
    )
