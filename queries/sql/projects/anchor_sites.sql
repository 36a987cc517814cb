-- One project's anchor sites.
SELECT
    anchor_sites.anchor_site,
    anchor_sites.own_premises,
    neighbourhoods.name AS neighbourhood_name
FROM anchor_sites
LEFT JOIN neighbourhoods USING (neighbourhood_id)
WHERE anchor_sites.case_number = $case_number
ORDER BY anchor_sites.anchor_site, neighbourhood_name
